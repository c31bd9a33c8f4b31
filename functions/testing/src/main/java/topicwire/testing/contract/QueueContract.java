package topicwire.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the function's trigger relies on in a queue. Every test has queues of its own.
public abstract class QueueContract {
  protected static final Duration VISIBILITY = Duration.ofSeconds(3);
  protected static final int MAXIMUM_RECEIVES = 2;

  /// A message that was taken; the queue under test knows it by its receipt.
  public record Taken(String id, String receipt, String body, int receives) {}

  protected abstract void send(String body);

  protected abstract List<Taken> receive(int most);

  protected abstract List<Taken> receiveDeadLetters();

  protected abstract void delete(Taken message);

  protected abstract void returnAfter(Taken message, Duration delay);

  protected abstract int depth();

  /// Lets at least this time pass.
  protected abstract void pass(Duration time);

  @Test
  void message_afterItWasReceived_isHiddenButStillInTheQueue() {
    send("one");
    assertThat(receive(10)).extracting(Taken::body).containsExactly("one");
    assertThat(receive(10)).isEmpty();
    assertThat(depth()).isEqualTo(1);
  }

  @Test
  void message_notDeletedInTime_comesBackWithAnotherReceipt() {
    send("one");
    var first = receive(1).getFirst();
    pass(VISIBILITY);
    var second = receive(1).getFirst();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.body()).isEqualTo("one");
    assertThat(second.receipt()).isNotEqualTo(first.receipt());
    assertThat(List.of(first.receives(), second.receives())).containsExactly(1, 2);
  }

  @Test
  void message_afterItsDeletion_doesNotComeBack() {
    send("one");
    delete(receive(1).getFirst());
    pass(VISIBILITY);
    assertThat(receive(10)).isEmpty();
    assertThat(depth()).isZero();
  }

  @Test
  void message_returnedWithoutDelay_comesBackAtOnce() {
    send("one");
    returnAfter(receive(1).getFirst(), Duration.ZERO);
    assertThat(receive(1)).extracting(Taken::receives).containsExactly(2);
  }

  @Test
  void message_returnedWithDelay_staysHiddenForThatTime() {
    send("one");
    returnAfter(receive(1).getFirst(), Duration.ofSeconds(30));
    pass(VISIBILITY);
    assertThat(receive(10)).isEmpty();
    assertThat(depth()).isEqualTo(1);
  }

  @Test
  void message_receivedTooOften_becomesADeadLetter() {
    send("bad");
    for (var receives = 1; receives <= MAXIMUM_RECEIVES; receives++) {
      returnAfter(receive(1).getFirst(), Duration.ZERO);
    }
    assertThat(receive(10)).isEmpty();
    assertThat(depth()).isZero();
    assertThat(receiveDeadLetters()).extracting(Taken::body).containsExactly("bad");
  }

  @Test
  void receive_ofManyMessages_returnsAtMostTheRequestedNumberAndEachOnce() {
    var bodies = new HashSet<String>();
    for (var i = 0; i < 12; i++) {
      bodies.add("body " + i);
      send("body " + i);
    }
    var received = new HashSet<String>();
    for (var rest = bodies.size(); rest > 0; ) {
      var batch = receive(5);
      assertThat(batch).hasSizeBetween(1, 5);
      batch.forEach(message -> assertThat(received.add(message.body())).isTrue());
      rest -= batch.size();
    }
    assertThat(received).isEqualTo(bodies);
  }
}
