package topicwire.local.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import topicwire.local.aws.MessageQueues;
import topicwire.local.aws.MessageQueues.Message;
import topicwire.local.aws.Queues;
import topicwire.local.template.Deployment.QueueDefinition;
import topicwire.local.template.Deployment.Redrive;
import topicwire.testing.contract.QueueContract;

/// ElasticMQ over HTTP, as the local stack uses it.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticQueueTest extends QueueContract {
  private static final Duration WAIT = Duration.ZERO;

  private final Queues server = Queues.start(0);
  private final MessageQueues queues = new MessageQueues(server.address());
  private String queue = "";
  private String dead = "";

  @BeforeEach
  void makeQueues() {
    queue = "queue-" + UUID.randomUUID();
    dead = "dead-" + UUID.randomUUID();
    var redrive = new Redrive(dead, MAXIMUM_RECEIVES);
    queues.create(
        List.of(
            new QueueDefinition(queue, VISIBILITY, Optional.of(redrive)),
            new QueueDefinition(dead, Duration.ofSeconds(30), Optional.empty())));
  }

  @AfterAll
  void stop() {
    queues.close();
    server.close();
  }

  @Override
  protected void send(String body) {
    queues.send(queue, body);
  }

  @Override
  protected List<Taken> receive(int most) {
    return queues.receive(queue, most, WAIT).stream().map(ElasticQueueTest::taken).toList();
  }

  @Override
  protected List<Taken> receiveDeadLetters() {
    return queues.receive(dead, 10, WAIT).stream().map(ElasticQueueTest::taken).toList();
  }

  @Override
  protected void delete(Taken message) {
    queues.delete(queue, List.of(message(message)));
  }

  @Override
  protected void returnAfter(Taken message, Duration delay) {
    queues.returnAfter(queue, message(message), delay);
  }

  @Override
  protected int depth() {
    return queues.depth(queue);
  }

  @Override
  protected void pass(Duration time) {
    try {
      Thread.sleep(time.plusMillis(300));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Taken taken(Message message) {
    return new Taken(message.id(), message.receipt(), message.body(), message.receives());
  }

  private static Message message(Taken taken) {
    return new Message(taken.id(), taken.receipt(), taken.body(), "", Map.of());
  }
}
