package topicwire.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.local.template.Deployment.QueueDefinition;
import topicwire.local.template.Deployment.Redrive;

@Tag("slow")
class QueuesTest {
  private static final Duration WAIT = Duration.ofSeconds(2);

  @Test
  void message_receivedTooOften_movesToTheDeadLetterQueue() {
    try (var server = Queues.start(0);
        var queues = new MessageQueues(server.address())) {
      queues.create(
          List.of(
              new QueueDefinition(
                  "jobs", Duration.ofMinutes(6), Optional.of(new Redrive("dead", 2))),
              new QueueDefinition("dead", Duration.ofSeconds(30), Optional.empty())));
      queues.send("jobs", "first");

      for (int receives = 1; receives <= 2; receives++) {
        var message = queues.receive("jobs", 10, WAIT).getFirst();
        assertThat(message.body()).isEqualTo("first");
        assertThat(message.receives()).isEqualTo(receives);
        assertThat(queues.depth("jobs")).isEqualTo(1);
        queues.returnAfter("jobs", message, Duration.ZERO);
      }

      assertThat(queues.receive("jobs", 10, Duration.ofSeconds(1))).isEmpty();
      var dead = queues.receive("dead", 10, WAIT);
      assertThat(dead).hasSize(1);
      queues.delete("dead", dead);
      assertThat(queues.depth("jobs") + queues.depth("dead")).isZero();
    }
  }
}
