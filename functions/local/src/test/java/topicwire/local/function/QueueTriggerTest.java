package topicwire.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.local.aws.MessageQueues;
import topicwire.local.aws.Queues;
import topicwire.local.stub.Definitions;
import topicwire.local.template.Deployment.QueueDefinition;
import topicwire.local.template.Deployment.Redrive;
import topicwire.local.template.FunctionDefinition.QueueSource;

@Tag("slow")
class QueueTriggerTest {
  private static final Pattern RECORD =
      Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]+)\"");

  private final List<String> problems = new CopyOnWriteArrayList<>();
  private Queues server;
  private MessageQueues queues;

  @BeforeEach
  void start() {
    server = Queues.start(0);
    queues = new MessageQueues(server.address());
    queues.create(
        List.of(
            new QueueDefinition("jobs", Duration.ofMinutes(6), Optional.of(new Redrive("dead", 2))),
            new QueueDefinition("dead", Duration.ofSeconds(30), Optional.empty())));
  }

  @AfterEach
  void stop() {
    queues.close();
    server.close();
  }

  @Test
  void message_thatKeepsFailing_comesBackAndEndsInTheDeadLetterQueue() throws Exception {
    var attempts = new ConcurrentHashMap<String, AtomicInteger>();
    List.of("good", "once", "never").forEach(body -> queues.send("jobs", body));

    run(
        true,
        event -> {
          var failures = new ArrayList<String>();
          var records = RECORD.matcher(event);
          while (records.find()) {
            var body = records.group(2);
            int attempt =
                attempts.computeIfAbsent(body, each -> new AtomicInteger()).incrementAndGet();
            if (body.equals("never") || (body.equals("once") && attempt == 1)) {
              failures.add("{\"itemIdentifier\":\"%s\"}".formatted(records.group(1)));
            }
          }
          return "{\"batchItemFailures\":[%s]}".formatted(String.join(",", failures));
        });

    assertThat(attempts.get("good")).hasValue(1);
    assertThat(attempts.get("once")).hasValue(2);
    assertThat(attempts.get("never")).hasValue(2);
    assertThat(queues.receive("dead", 10, Duration.ofSeconds(1)))
        .extracting(MessageQueues.Message::body)
        .containsExactly("never");
    assertThat(problems)
        .isNotEmpty()
        .allMatch(
            line -> line.matches("partial: \\d of \\d messages failed and will be tried again"));
  }

  @Test
  void batch_withInvalidResponse_comesBackAsAWhole() throws Exception {
    var invocations = new AtomicInteger();
    queues.send("jobs", "one");

    run(true, event -> invocations.incrementAndGet() == 1 ? "{\"batchItemFailures\":7}" : "{}");

    assertThat(invocations).hasValue(2);
    assertThat(queues.depth("dead")).isZero();
  }

  @Test
  void batch_withoutPartialResponses_comesBackOnlyAfterAFailure() throws Exception {
    var invocations = new AtomicInteger();
    queues.send("jobs", "one");

    run(
        false,
        event -> {
          if (invocations.incrementAndGet() == 1) {
            throw new IllegalStateException("no table");
          }
          return "{\"batchItemFailures\":[{\"itemIdentifier\":\"whatever\"}]}";
        });

    assertThat(invocations).hasValue(2);
    assertThat(problems)
        .containsExactly(
            "whole: java.lang.IllegalStateException: no table; 1 messages will be tried again");
  }

  private void run(boolean partial, UnaryOperator<String> script) throws Exception {
    var function = Definitions.scripted(partial ? "partial" : "whole", script);
    try (var trigger =
        new QueueTrigger(
            new QueueSource("jobs", 10, 2, partial), queues, function, problems::add)) {
      trigger.start();
      for (int i = 0; i < 400 && queues.depth("jobs") > 0; i++) {
        Thread.sleep(50);
      }
    }
    assertThat(queues.depth("jobs")).isZero();
  }
}
