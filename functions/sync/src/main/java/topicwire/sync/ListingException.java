package topicwire.sync;

/// The bucket could not be listed: what was not listed must not be taken for deleted.
public final class ListingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ListingException(String message, Throwable cause) {
    super(message, cause);
  }

  public ListingException(String message) {
    super(message);
  }
}
