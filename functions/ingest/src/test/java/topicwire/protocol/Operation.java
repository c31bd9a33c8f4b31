package topicwire.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One change of the bucket.
 *
 * @param content the file uploaded; null for a deletion
 */
record Operation(String key, @Nullable String content) {

  Event event() {
    return new Event(key, content == null);
  }

  @Override
  public String toString() {
    return content == null ? "delete " + key : "put " + key + " " + Files.nameOf(content);
  }
}
