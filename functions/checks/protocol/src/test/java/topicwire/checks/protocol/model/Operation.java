package topicwire.checks.protocol.model;

import org.jspecify.annotations.Nullable;

/// One change of the bucket.
///
/// @param content the file uploaded; null for a deletion
public record Operation(String key, @Nullable String content) {

  public Event event() {
    return new Event(key, content == null);
  }

  @Override
  public String toString() {
    return content == null ? "delete " + key : "put " + key + " " + Files.nameOf(content);
  }
}
