package topicwire.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.ingest.memory.MemoryQueue;
import topicwire.ingest.memory.MemoryQueue.Message;

class MemoryQueueTest extends QueueContract {
  private Instant now = Instant.EPOCH;
  private final MemoryQueue dead = new MemoryQueue(() -> now, VISIBILITY);
  private final MemoryQueue queue = new MemoryQueue(() -> now, VISIBILITY, dead, MAXIMUM_RECEIVES);

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
  void send(String body) {
    queue.send(body);
  }

  @Override
  List<Taken> receive(int most) {
    return queue.receive(most).stream().map(MemoryQueueTest::taken).toList();
  }

  @Override
  List<Taken> receiveDeadLetters() {
    return dead.receive(10).stream().map(MemoryQueueTest::taken).toList();
  }

  @Override
  void delete(Taken message) {
    queue.delete(message(message));
  }

  @Override
  void returnAfter(Taken message, Duration delay) {
    queue.returnAfter(message(message), delay);
  }

  @Override
  int depth() {
    return queue.depth();
  }

  @Override
  void pass(Duration time) {
    now = now.plus(time);
  }

  private static Taken taken(Message message) {
    return new Taken(message.id(), message.receipt(), message.body(), message.receives());
  }

  private static Message message(Taken taken) {
    return new Message(taken.id(), taken.receipt(), taken.body(), taken.receives());
  }
}
