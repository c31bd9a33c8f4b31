package topicwire.local.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// Rows under few keys, with the attributes that the index uses; now and then at a limit.
final class RandomRows {
  private static final int ROW = 400 * 1024;
  private static final List<String> PARTITIONS = List.of("P", "P#", "DRAFT-P");
  private static final List<String> SORTS =
      List.of("a", "a#", "a#b", "aa", "A", "é", "\uFFFD", "😀", "2024-03-01T10:00:00Z#a.md");
  private static final List<String> TEXTS = List.of("x", "y", "é😀", "");
  private static final List<String> WORDS = List.of("x", "y", "z", "é");

  private final SplittableRandom random;

  RandomRows(SplittableRandom random) {
    this.random = random;
  }

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// True once in so many times.
  boolean rarely(int times) {
    return random.nextInt(times) == 0;
  }

  String partition() {
    return any(PARTITIONS);
  }

  /// A sort key that there may be.
  String sort() {
    return any(SORTS);
  }

  RowKey key() {
    return new RowKey(partition(), sort());
  }

  /// A row with something at a limit or just beyond it.
  Row extreme() {
    var row = row();
    return switch (random.nextInt(5)) {
      case 0 -> new Row(extremeKey(), row.attributes());
      case 1 -> with(row, any(INDEX_KEYS), new Value.Text("i".repeat(any(LENGTHS))));
      case 2 -> with(row, any(INDEX_KEYS), new Value.Whole(1));
      default -> filled(row.key());
    };
  }

  /// Of two such a set is beyond what a row may have.
  String large() {
    return any(WORDS) + "w".repeat(ROW / 2);
  }

  private static final List<String> INDEX_KEYS = List.of("hot", "sources", "key");
  private static final List<Integer> LENGTHS = List.of(0, 1024, 1025, 2048, 2049);

  private static Row with(Row row, String attribute, Value value) {
    var attributes = new HashMap<>(row.attributes());
    attributes.put(attribute, value);
    return new Row(row.key(), attributes);
  }

  private RowKey extremeKey() {
    return switch (random.nextInt(6)) {
      case 0 -> new RowKey("", "a");
      case 1 -> new RowKey("P", "");
      case 2 -> new RowKey("p".repeat(2048), "a");
      case 3 -> new RowKey("p".repeat(2049), "a");
      case 4 -> new RowKey("P", "é".repeat(512));
      default -> new RowKey("P", "é".repeat(512) + "e");
    };
  }

  Set<String> words() {
    var words = new HashSet<>(Set.of(any(WORDS)));
    words.add(any(WORDS));
    return words;
  }

  long number() {
    return rarely(4) ? random.nextLong(-1_000_000_000_000_000L, 1_000_000_000_000_001L) : few();
  }

  private long few() {
    return random.nextLong(-3, 4);
  }

  /// Equal ones are frequent, so that conditions hold now and then.
  Value.Text text() {
    return new Value.Text(any(TEXTS));
  }

  Row row() {
    var key = key();
    var attributes = new HashMap<String, Value>();
    maybe(attributes, "n", text());
    maybe(attributes, "count", new Value.Whole(few()));
    maybe(attributes, "keys", new Value.Texts(words()));
    maybe(attributes, "topics", new Value.Texts(words()));
    maybe(attributes, "type", text());
    maybe(attributes, "heat", new Value.Whole(number()));
    maybe(attributes, "hot", new Value.Text(hot(key)));
    maybe(attributes, "bytes", new Value.Bytes(new byte[random.nextInt(6_000)]));
    if (random.nextBoolean()) {
      // Both or one: a row with one of an index's keys is not in it.
      maybe(attributes, "sources", new Value.Text("S"));
      maybe(attributes, "key", new Value.Text(source(key)));
      maybe(attributes, "etag", text());
      maybe(attributes, "size", new Value.Whole(number()));
      maybe(attributes, "state", text());
    }
    return new Row(key, attributes);
  }

  /// In the index `hottest` no two of a partition are equal, as in the real table.
  private String hot(RowKey key) {
    return "000" + random.nextInt(5) + "#" + key.sk();
  }

  /// The one that a row has in the index `sources`; no two are equal.
  private static String source(RowKey key) {
    return key.pk() + key.sk();
  }

  private void maybe(Map<String, Value> attributes, String name, Value value) {
    if (random.nextBoolean()) {
      attributes.put(name, value);
    }
  }

  /// A row whose size is just below the limit, at it or just above it, or half of it.
  private Row filled(RowKey key) {
    var around = random.nextBoolean() ? ROW - 1 + random.nextInt(3) : ROW / 2;
    var rest = around - bytes("pk" + key.pk() + "sk" + key.sk() + "bytes");
    return new Row(key, Map.of("bytes", new Value.Bytes(new byte[rest])));
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
