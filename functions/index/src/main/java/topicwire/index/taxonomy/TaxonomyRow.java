package topicwire.index.taxonomy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.Value;

/// The taxonomy in the table: the rows of the definitions, and a revision that is new whenever what
/// they claim has changed.
public final class TaxonomyRow {
  /// More than fit into a megabyte, which is where a request ends.
  private static final int ROWS_A_REQUEST = Taxonomy.MAX_DEFINITIONS;

  private TaxonomyRow() {}

  /// The taxonomy as it is now, as far as it is in force. To be read behind the revision that it is
  /// noted under: it is at least as new then, and whatever is newer has a sweep behind it.
  public static Taxonomy read(Table table) {
    return read(query -> table.walk(query.consistently()));
  }

  /// The same, as the table answers now.
  public static Taxonomy read(Function<RowQuery, RowPage> pages) {
    var query = RowQuery.of(Keys.DEFINITIONS_PARTITION, RowQuery.Order.BY_KEY, ROWS_A_REQUEST);
    var topics = new ArrayList<DefinedTopic>();
    RowQuery.@Nullable Position after = null;
    do {
      var page = pages.apply(query.after(after));
      for (var row : page.rows()) {
        var topic = RowCodec.definedTopic(row);
        if (topic != null) {
          topics.add(topic);
        }
      }
      after = page.next();
    } while (after != null && topics.size() <= Taxonomy.MAX_DEFINITIONS);
    return Taxonomy.of(topics);
  }

  /// That the claims of all definitions are others from now on, and that bucket and index are to be
  /// compared from the beginning. To be made in the transaction that changes them: no run can end
  /// between the two.
  public static List<Change> changed(Supplier<String> revisions) {
    return List.of(revision(revisions.get()), sweepRequest(revisions.get()));
  }

  /// These changes and another one, as one where both are of the same row, the settings.
  public static List<Change> beside(List<Change> changes, Change other) {
    var all = new ArrayList<Change>();
    var merged = other;
    for (var change : changes) {
      if (change instanceof Change.Assign(var key, var attributes)
          && merged instanceof Change.Assign(var otherKey, var otherAttributes)
          && key.equals(otherKey)) {
        var both = new HashMap<>(attributes);
        both.putAll(otherAttributes);
        merged = new Change.Assign(key, both);
      } else {
        all.add(change);
      }
    }
    all.add(merged);
    return all;
  }

  private static Change revision(String revision) {
    return new Change.Assign(Keys.SETTINGS, Map.of(Attributes.TAXONOMY, new Value.Text(revision)));
  }

  /// What asks for a comparison of bucket and index from the beginning, whichever is under way.
  public static Change sweepRequest(String revision) {
    return new Change.Put(
        new Row(Keys.SWEEP, Map.of(Attributes.REVISION, new Value.Text(revision))), Condition.NONE);
  }
}
