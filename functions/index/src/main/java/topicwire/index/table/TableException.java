package topicwire.index.table;

/// The database failed or did not answer. Says which operation on which kind of partition, and
/// nothing of what was asked for, as its message is logged; never the author's fault.
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TableException(String message, Throwable cause) {
    super(message, cause);
  }

  public TableException(String message) {
    super(message);
  }
}
