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
      Set.of("revision", "stamp", "changedAt", "modified", "since", "digest", "asOf");
  private static final Set<String> OWN = Set.of("REINDEX", "STATUS");

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
          (attributes.isEmpty() && !row.key().pk().startsWith("URL#"))
              || new Value.Whole(0).equals(attributes.get("count"));
      if (!tombstone && !nothing && !OWN.contains(row.key().pk())) {
        rows.put(row.key(), attributes);
      }
    }
    return rows;
  }
}
