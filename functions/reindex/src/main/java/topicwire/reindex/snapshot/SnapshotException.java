package topicwire.reindex.snapshot;

/// A snapshot could not be made, for a reason outside of this program: the next one makes up for
/// it.
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
