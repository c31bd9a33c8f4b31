package topicwire.index;

import java.util.Set;

/** What an attribute of a {@link Row} holds: the four of DynamoDB's types that the index uses. */
public sealed interface Value {

  /** A string (DynamoDB {@code S}). */
  record Text(String text) implements Value {}

  /** A whole number (DynamoDB {@code N}). */
  record Whole(long number) implements Value {}

  /** Bytes (DynamoDB {@code B}). The array is shared, not copied: treat it as read-only. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Bytes(byte[] bytes) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Bytes[" + bytes.length + "]";
    }
  }

  /** A set of strings (DynamoDB {@code SS}), never empty: DynamoDB has no empty set. */
  record Texts(Set<String> texts) implements Value {
    public Texts {
      texts = Set.copyOf(texts);
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("expected at least one text, found an empty set");
      }
    }
  }
}
