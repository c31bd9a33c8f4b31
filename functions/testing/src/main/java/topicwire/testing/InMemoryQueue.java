package topicwire.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A queue in memory, as a standard queue of SQS is: a message that was taken is hidden for a while
/// and comes back unless it is deleted; one that was taken too often moves to the dead-letter
/// queue; any may come twice where [#repeat] asks for it. Time is what the clock says. Thread-safe.
///
/// Source: [Visibility
/// timeout](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html).
public final class InMemoryQueue {
  /// As many as SQS hands out at once.
  private static final int BATCH = 10;

  /// A message that was taken.
  ///
  /// @param receipt of this taking, to delete it by; another one each time
  /// @param receives how often it was taken, this time included
  public record Message(String id, String receipt, String body, int receives) {}

  /// What is done with a message that was taken too often.
  private record Redrive(InMemoryQueue deadLetters, int maximumReceives) {}

  private record Held(Message message, Instant visibleAt) {}

  private final InstantSource clock;
  private final Duration visibility;
  private final @Nullable Redrive redrive;
  private final Map<String, Held> messages = new LinkedHashMap<>();
  private long numbers;

  private InMemoryQueue(InstantSource clock, Duration visibility, @Nullable Redrive redrive) {
    this.clock = clock;
    this.visibility = visibility;
    this.redrive = redrive;
  }

  /// A queue whose messages come back for ever.
  public InMemoryQueue(InstantSource clock, Duration visibility) {
    this(clock, visibility, null);
  }

  /// A queue with a dead-letter queue.
  ///
  /// @param maximumReceives a message that was taken so often is not handed out again
  public InMemoryQueue(
      InstantSource clock, Duration visibility, InMemoryQueue deadLetters, int maximumReceives) {
    this(clock, visibility, new Redrive(deadLetters, maximumReceives));
  }

  /// Adds a message.
  public synchronized void send(String body) {
    hold(new Message("message-" + numbers++, "", body, 0), clock.instant());
  }

  /// Takes up to `most` messages (at most 10), the oldest first; without waiting.
  public synchronized List<Message> receive(int most) {
    if (most < 1 || most > BATCH) {
      throw new IllegalArgumentException("expected 1 to 10 messages to take, found " + most);
    }
    var now = clock.instant();
    var taken = new ArrayList<Message>();
    for (var held : List.copyOf(messages.values())) {
      if (taken.size() == most) {
        break;
      }
      if (held.visibleAt().isAfter(now)) {
        continue;
      }
      var message = held.message();
      if (redrive != null && message.receives() >= redrive.maximumReceives()) {
        messages.remove(message.id());
        redrive.deadLetters().send(message.body());
        continue;
      }
      var receipt = message.id() + "/" + numbers++;
      var next = new Message(message.id(), receipt, message.body(), message.receives() + 1);
      hold(next, now.plus(visibility));
      taken.add(next);
    }
    return taken;
  }

  /// Deletes a message; nothing happens when it was taken again since.
  public synchronized void delete(Message message) {
    if (isLatest(message)) {
      messages.remove(message.id());
    }
  }

  /// Lets a message come back after that time, in place of the queue's own.
  public synchronized void returnAfter(Message message, Duration delay) {
    if (isLatest(message)) {
      hold(message, clock.instant().plus(delay));
    }
  }

  /// Hands a message out once more, whether or not it was deleted: the queue promises no less.
  public synchronized void repeat(Message message) {
    hold(latest(message), clock.instant());
  }

  /// How many messages wait, or were taken and are neither deleted nor back.
  public synchronized int depth() {
    return messages.size();
  }

  private Message latest(Message message) {
    var held = messages.get(message.id());
    return held == null ? message : held.message();
  }

  private boolean isLatest(Message message) {
    var held = messages.get(message.id());
    return held != null && held.message().receipt().equals(message.receipt());
  }

  private void hold(Message message, Instant visibleAt) {
    messages.put(message.id(), new Held(message, visibleAt));
  }
}
