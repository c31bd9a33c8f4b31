package topicwire.index.table;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of the table: its key, and the other attributes by name. Immutable.
public record Row(RowKey key, Map<String, Value> attributes) {
  public Row {
    attributes = Map.copyOf(attributes);
  }

  /// The text of an attribute, or null where the row has none.
  public @Nullable String text(String attribute) {
    return attributes.get(attribute) instanceof Value.Text value ? value.text() : null;
  }

  /// The number of an attribute, or null where the row has none.
  public @Nullable Long number(String attribute) {
    return attributes.get(attribute) instanceof Value.Whole value ? value.number() : null;
  }

  /// The bytes of an attribute, or null where the row has none.
  public byte @Nullable [] bytes(String attribute) {
    return attributes.get(attribute) instanceof Value.Bytes value ? value.bytes() : null;
  }

  /// The set of an attribute, empty where the row has none.
  public Set<String> texts(String attribute) {
    return attributes.get(attribute) instanceof Value.Texts value ? value.texts() : Set.of();
  }
}
