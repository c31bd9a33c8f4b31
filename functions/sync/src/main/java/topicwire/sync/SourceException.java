package topicwire.sync;

import org.jspecify.annotations.Nullable;

/// The object store failed, or answered what says nothing about the object: no access, no such
/// bucket, an archived object, a body cut short. To be tried again; never the author's fault, and
/// never a sign that the object is gone.
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
