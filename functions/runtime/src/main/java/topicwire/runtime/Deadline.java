package topicwire.runtime;

import java.time.Duration;

/// How much time is left for the work at hand.
@FunctionalInterface
public interface Deadline {

  /// The time left; zero or negative when it is up.
  Duration remaining();
}
