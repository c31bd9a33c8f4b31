package topicwire.sync.keys;

import org.jspecify.annotations.Nullable;

/// Keys could not be sent to be looked at again.
public final class KeyQueueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public KeyQueueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
