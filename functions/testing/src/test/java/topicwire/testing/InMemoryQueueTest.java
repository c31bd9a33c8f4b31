package topicwire.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.testing.InMemoryQueue.Message;
import topicwire.testing.contract.QueueContract;

class InMemoryQueueTest extends QueueContract {
  private Instant now = Instant.EPOCH;
  private final InMemoryQueue dead = new InMemoryQueue(() -> now, VISIBILITY);
  private final InMemoryQueue queue =
      new InMemoryQueue(() -> now, VISIBILITY, dead, MAXIMUM_RECEIVES);

  @Test
  void deletion_withReceiptOfAnEarlierDelivery_deletesNothing() {
    send("one");
    var first = receive(1).getFirst();
    pass(VISIBILITY);
    assertThat(receive(1)).hasSize(1);
    delete(first);
    assertThat(depth()).isEqualTo(1);
  }

  @Test
  void deletedMessage_whenRepeated_isReceivedOnceMore() {
    send("one");
    var message = queue.receive(1).getFirst();
    queue.delete(message);
    queue.repeat(message);
    assertThat(receive(10)).extracting(Taken::id).containsExactly(message.id());
  }

  @Override
  protected void send(String body) {
    queue.send(body);
  }

  @Override
  protected List<Taken> receive(int most) {
    return queue.receive(most).stream().map(InMemoryQueueTest::taken).toList();
  }

  @Override
  protected List<Taken> receiveDeadLetters() {
    return dead.receive(10).stream().map(InMemoryQueueTest::taken).toList();
  }

  @Override
  protected void delete(Taken message) {
    queue.delete(message(message));
  }

  @Override
  protected void returnAfter(Taken message, Duration delay) {
    queue.returnAfter(message(message), delay);
  }

  @Override
  protected int depth() {
    return queue.depth();
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  private static Taken taken(Message message) {
    return new Taken(message.id(), message.receipt(), message.body(), message.receives());
  }

  private static Message message(Taken taken) {
    return new Message(taken.id(), taken.receipt(), taken.body(), taken.receives());
  }
}
