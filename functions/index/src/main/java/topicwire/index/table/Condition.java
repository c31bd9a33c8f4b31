package topicwire.index.table;

import java.util.Map;

/// What must hold of a row, as it is now, for a [Change] to be made.
public sealed interface Condition {

  /// No condition.
  Condition NONE = new Always();

  /// The row must not exist.
  Condition ABSENT = new Absent();

  record Always() implements Condition {}

  record Absent() implements Condition {}

  /// Every one of these attributes must have exactly this value (so the row must exist).
  record Equal(Map<String, Value> attributes) implements Condition {
    public Equal {
      attributes = Map.copyOf(attributes);
    }
  }

  /// The row must not have this attribute; one that does not exist has none.
  record Lacks(String attribute) implements Condition {}

  /// The attribute must have exactly this value.
  static Condition equal(String attribute, Value value) {
    return new Equal(Map.of(attribute, value));
  }
}
