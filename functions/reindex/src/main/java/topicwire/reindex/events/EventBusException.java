package topicwire.reindex.events;

import org.jspecify.annotations.Nullable;

/// Events, or deliveries, could not be sent, for a reason outside of this program: they are sent
/// again.
public final class EventBusException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EventBusException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
