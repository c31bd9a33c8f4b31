package topicwire.index.table.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;

/// Rows as the SDK has them, and back.
final class Items {
  private Items() {}

  static final String PK = "pk";
  static final String SK = "sk";

  static Map<String, AttributeValue> of(RowKey key) {
    return Map.of(PK, text(key.pk()), SK, text(key.sk()));
  }

  static Map<String, AttributeValue> of(Row row) {
    var attributes = new HashMap<>(of(row.key()));
    row.attributes().forEach((name, value) -> attributes.put(name, of(value)));
    return attributes;
  }

  static AttributeValue of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text(text);
      case Value.Whole(var number) -> AttributeValue.fromN(Long.toString(number));
      case Value.Bytes(var bytes) ->
          AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)); // nobody writes to it
      case Value.Texts(var texts) -> AttributeValue.fromSs(texts.stream().sorted().toList());
      case Value.Other(var original) -> (AttributeValue) original;
    };
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static Row row(Map<String, AttributeValue> attributes) {
    var key = key(attributes);
    var values = new HashMap<String, Value>();
    attributes.forEach((name, value) -> {
      if (!name.equals(PK) && !name.equals(SK)) {
        values.put(name, value(value));
      }
    });
    return new Row(key, values);
  }

  static RowKey key(Map<String, AttributeValue> attributes) {
    return new RowKey(text(attributes, PK), text(attributes, SK));
  }

  /// The text of an attribute that every row of this kind has.
  static String text(Map<String, AttributeValue> attributes, String name) {
    var value = attributes.get(name);
    if (value == null) {
      throw new TableException(
          "expected the attribute %s, found %s".formatted(name, attributes.keySet()));
    }
    return value.s();
  }

  private static Value value(AttributeValue value) {
    return switch (value.type()) {
      case S -> new Value.Text(value.s());
      case N -> number(value);
      case B -> new Value.Bytes(value.b().asByteArrayUnsafe());
      case SS -> new Value.Texts(Set.copyOf(value.ss()));
      default -> new Value.Other(value);
    };
  }

  private static Value number(AttributeValue value) {
    try {
      return new Value.Whole(Long.parseLong(value.n()));
    } catch (NumberFormatException fractionOrTooLarge) {
      return new Value.Other(value);
    }
  }
}
