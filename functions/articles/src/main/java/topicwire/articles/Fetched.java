package topicwire.articles;

/** What {@link Source#fetch} found. */
public sealed interface Fetched {

  /** The object, whole. The array is not to be written to. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(byte[] bytes, String etag) implements Fetched {}

  /**
   * An object larger than {@link ArticleParser#MAX_OBJECT_BYTES}; by its length alone, it was not
   * read.
   */
  record TooLarge(long size, String etag) implements Fetched {}

  /** The object has the ETag that was named. */
  record Unchanged() implements Fetched {}

  /** There is no such object: the store said so in these words, anything vaguer is an exception. */
  record Absent() implements Fetched {}
}
