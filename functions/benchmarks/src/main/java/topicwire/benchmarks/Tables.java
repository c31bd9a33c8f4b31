package topicwire.benchmarks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.IndexWriter;
import topicwire.index.Observation;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.Value;
import topicwire.testing.table.InMemoryTable;

/// Tables to measure on.
final class Tables {
  private Tables() {}

  /// The rows of so many articles, indexed one after the other.
  static InMemoryTable indexed(List<byte[]> files) {
    var table = new InMemoryTable();
    for (var i = 0; i < files.size(); i++) {
      index(table).commit(changes(table, i, files.get(i)));
    }
    return table;
  }

  private static final AtomicLong REVISIONS = new AtomicLong();

  static IndexWriter index(Table table) {
    return new IndexWriter(table, Clock.systemUTC(), () -> "r" + REVISIONS.incrementAndGet());
  }

  static String key(int number) {
    return "_news/2024-01-01-%07d.md".formatted(number);
  }

  /// What it takes to index a file that was never seen.
  static List<Change> changes(Table table, int number, byte[] file) {
    var key = key(number);
    var seen =
        new Observation(
            new ArticleParser().parse(key, file), "e", file.length, ArticleParser.VERSION);
    var index = index(table);
    return index.completed(index.transactions(key, null, seen).getFirst());
  }

  /// A topic with so many entries, with the attributes of these in turn.
  static InMemoryTable topic(String slug, int entries, List<Row> like) {
    var rows = new HashMap<RowKey, Row>();
    for (var i = 0; i < entries; i++) {
      var second =
          "20%02d-%02d-%02dT%02d:%02d:%02dZ"
              .formatted(
                  i / 2_678_400 % 100,
                  1 + i / 223_200 % 12,
                  1 + i / 86_400 % 28,
                  i / 3_600 % 24,
                  i / 60 % 60,
                  i % 60);
      var key = new RowKey("TOPIC#" + slug, second + "#" + key(i));
      var attributes = new HashMap<>(like.get(i % like.size()).attributes());
      attributes.put("hot", new Value.Text("1000000000000000#" + key.sk()));
      rows.put(key, new Row(key, attributes));
    }
    return new InMemoryTable(rows);
  }

  /// A table that has one answer to every walk, at no cost.
  record Fixed(RowPage page) implements Table {
    @Override
    public RowPage walk(RowQuery walk) {
      return page;
    }

    @Override
    public @Nullable Row get(RowKey key, boolean consistent) {
      return null;
    }

    @Override
    public List<Row> getAll(Collection<RowKey> keys) {
      return List.of();
    }

    @Override
    public Commit write(List<Change> changes) {
      throw new UnsupportedOperationException("only read");
    }
  }

  /// Sizes of rows as DynamoDB counts them, in bytes, largest kind first.
  static Map<String, List<Integer>> sizes(InMemoryTable table) {
    var sizes = new HashMap<String, List<Integer>>();
    table
        .dump()
        .values()
        .forEach(row -> {
          var pk = row.key().pk();
          var kind = pk.contains("#") ? pk.substring(0, pk.indexOf('#')) : pk;
          sizes.computeIfAbsent(kind, _ -> new ArrayList<>()).add(size(row));
        });
    return sizes;
  }

  static int size(Row row) {
    var size = 4 + utf8(row.key().pk()) + utf8(row.key().sk());
    for (var attribute : row.attributes().entrySet()) {
      size +=
          utf8(attribute.getKey())
              + switch (attribute.getValue()) {
                case Value.Text(var text) -> utf8(text);
                case Value.Whole(var number) -> 2 + Long.toString(number).length() / 2;
                case Value.Bytes(var bytes) -> bytes.length;
                case Value.Texts(var texts) -> texts.stream().mapToInt(Tables::utf8).sum();
                case Value.Other(var original) -> utf8(original.toString());
              };
    }
    return size;
  }

  private static int utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
