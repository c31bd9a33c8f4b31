package topicwire.index.table;

import java.util.Set;

/// What an attribute of a [Row] holds: the four of DynamoDB's types that the index uses, and
/// whatever else a stranger may have put there.
public sealed interface Value {

  /// A string (DynamoDB `S`).
  record Text(String text) implements Value {}

  /// A whole number (DynamoDB `N`).
  record Whole(long number) implements Value {}

  /// Bytes (DynamoDB `B`). The array is shared, not copied: treat it as read-only.
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

  /// What the index never writes (a truth value, a list, a fraction): read past, so that one spoilt
  /// row stops neither a page nor an audit, and kept so that it can be named in a condition.
  ///
  /// @param original as the table's client has it
  record Other(Object original) implements Value {}

  /// A set of strings (DynamoDB `SS`), never empty: DynamoDB has no empty set.
  record Texts(Set<String> texts) implements Value {
    public Texts {
      texts = Set.copyOf(texts);
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("expected at least one text, found an empty set");
      }
    }
  }
}
