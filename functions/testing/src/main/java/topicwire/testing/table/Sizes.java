package topicwire.testing.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// The size of rows and what they cost, as DynamoDB counts.
///
/// Source: [Item sizes and
/// formats](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
final class Sizes {
  private Sizes() {}

  static final int ROW = 400 * 1024;
  static final int PAGE = 1024 * 1024;
  static final int TRANSACTION = 4 * 1024 * 1024;
  static final int PARTITION_KEY = 2048;
  static final int SORT_KEY = 1024;

  private static final int READ_UNIT = 4 * 1024;

  static int of(Row row) {
    var size = "pk".length() + bytes(row.key().pk()) + "sk".length() + bytes(row.key().sk());
    for (var attribute : row.attributes().entrySet()) {
      size += bytes(attribute.getKey()) + of(attribute.getValue());
    }
    return size;
  }

  private static int of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> bytes(text);
      case Value.Whole(var number) -> 1 + (Long.toString(Math.abs(number)).length() + 1) / 2;
      case Value.Bytes(var bytes) -> bytes.length;
      case Value.Texts(var texts) -> texts.stream().mapToInt(Sizes::bytes).sum();
      case Value.Other(var original) -> bytes(original.toString());
    };
  }

  static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  /// Read units of so many bytes, eventually consistent.
  static double readUnits(long bytes) {
    return Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT) * 0.5;
  }
}
