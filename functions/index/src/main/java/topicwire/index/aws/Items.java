package topicwire.index.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import topicwire.index.Row;
import topicwire.index.RowKey;
import topicwire.index.TableException;
import topicwire.index.Value;

/** Rows as the SDK has them, and back. */
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
        values.put(name, value(key, name, value));
      }
    });
    return new Row(key, values);
  }

  static RowKey key(Map<String, AttributeValue> attributes) {
    return new RowKey(text(attributes, PK), text(attributes, SK));
  }

  /** The text of an attribute that every row of this kind has. */
  static String text(Map<String, AttributeValue> attributes, String name) {
    var value = attributes.get(name);
    if (value == null) {
      throw new TableException(
          "expected the attribute %s, found %s".formatted(name, attributes.keySet()));
    }
    return value.s();
  }

  private static Value value(RowKey row, String name, AttributeValue value) {
    return switch (value.type()) {
      case S -> new Value.Text(value.s());
      case N -> new Value.Whole(whole(row, name, value.n()));
      case B -> new Value.Bytes(value.b().asByteArrayUnsafe());
      case SS -> new Value.Texts(Set.copyOf(value.ss()));
      default ->
          throw new TableException(
              "expected S, N, B or SS in the attribute %s of %s, found %s"
                  .formatted(name, row, value.type()));
    };
  }

  private static long whole(RowKey row, String name, String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new TableException(
          "expected a whole number that a long holds in the attribute %s of %s, found %s"
              .formatted(name, row, number),
          e);
    }
  }
}
