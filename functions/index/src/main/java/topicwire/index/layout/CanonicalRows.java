package topicwire.index.layout;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// What of a table follows from the bucket alone: all rows but tombstones, counts that have come to
/// nothing, and the reindex's own; all attributes but revisions and times.
public final class CanonicalRows {
  private CanonicalRows() {}

  private static final Set<String> PASSING =
      Set.of(
          "revision",
          "stamp",
          "changedAt",
          "modified",
          "since",
          "digest",
          "asOf",
          "position",
          "version",
          "was",
          "at");

  /// The essence of these rows.
  public static Map<RowKey, Map<String, Value>> of(Map<RowKey, Row> table) {
    var rows = new HashMap<RowKey, Map<String, Value>>();
    for (var row : table.values()) {
      var attributes = new HashMap<>(row.attributes());
      PASSING.forEach(attributes::remove);
      // The revision of the settings, behind the parser's version, is random.
      attributes.computeIfPresent(
          "parser",
          (_, parser) ->
              parser instanceof Value.Text(var text)
                  ? new Value.Text(text.split("@", 2)[0])
                  : parser);
      if (row.key().equals(Keys.SETTINGS)) {
        // Deleted settings leave the row of their revision, and so do definitions.
        attributes.keySet().retainAll(Set.of("content"));
        attributes.remove("content", new Value.Text(""));
      }
      var tombstone = "deleted".equals(row.text("state"));
      var nothing =
          (attributes.isEmpty() && RowType.of(row.key().pk()) != RowType.ADDRESS)
              || new Value.Whole(0).equals(attributes.get("count"));
      if (RowType.of(row.key().pk()) == RowType.LOG) {
        putArticle(row, attributes, rows);
      } else if (!tombstone && !nothing && !isOwn(row)) {
        rows.put(row.key(), attributes);
      }
    }
    return rows;
  }

  private static boolean isOwn(Row row) {
    var type = RowType.of(row.key().pk());
    return type == RowType.REINDEX
        || type == RowType.STATUS
        || type == RowType.SNAPSHOT
        || type == RowType.LOG_HEAD;
  }

  /// Of a change log, the articles that it shows follow from the bucket, and not their order. One
  /// that is there twice has two rows here.
  private static void putArticle(
      Row row, Map<String, Value> attributes, Map<RowKey, Map<String, Value>> rows) {
    if (!"gone".equals(row.text("kind")) && !"mark".equals(row.text("kind"))) {
      var key = new RowKey("LOG#", String.valueOf(row.text("path")));
      rows.put(rows.containsKey(key) ? row.key() : key, attributes);
    }
  }
}
