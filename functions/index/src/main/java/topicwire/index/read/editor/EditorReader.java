package topicwire.index.read.editor;

import static java.util.Objects.requireNonNullElse;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.Visibility;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.read.time.Due;
import topicwire.index.read.walk.Walks;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Reads what is for editors only: rejections, what is hidden, what time will change, comparisons
/// with the bucket. Eventually consistent. Thread-safe. Throws [TableException] when the database
/// does not answer.
public final class EditorReader {
  private final Table table;
  private final Walks walks;
  private final InstantSource clock;

  public EditorReader(Table table, Walks walks, InstantSource clock) {
    this.table = table;
    this.walks = walks;
    this.clock = clock;
  }

  /// The rejected files by key. One request, so that where flaws are many there may be fewer than
  /// asked for, and more behind them.
  public Rejected rejections(@Nullable String afterKey, int limit) {
    var after =
        afterKey == null
            ? null
            : new RowQuery.Position(Keys.rejection(afterKey), Keys.rejection(afterKey).sk());
    var walk = RowQuery.of(Keys.REJECTED_PARTITION, RowQuery.Order.BY_KEY, limit).after(after);
    var page = walks.page(walk);
    var files =
        page.rows().stream()
            .map(row ->
                new Rejection(
                    row.key().sk(),
                    requireNonNullElse(row.text(Attributes.SINCE), ""),
                    flaws(row, Attributes.FLAWS)))
            .toList();
    return new Rejected(files, page.next() != null);
  }

  /// Rejected files.
  ///
  /// @param more whether others may follow
  public record Rejected(List<Rejection> files, boolean more) {
    public Rejected {
      files = List.copyOf(files);
    }
  }

  /// How many files show nothing to the public, by state (`draft`, `rejected`, `ignored`) and
  /// reason; each file is counted once. Files that were indexed before reasons were kept are under
  /// the empty one. Two requests.
  public SortedMap<String, SortedMap<String, Long>> hidden() {
    var states = new TreeMap<String, SortedMap<String, Long>>();
    walks.each(
        Walks.startingWith(Keys.totalsPartition(Visibility.DRAFT), ""),
        row -> count(ContentState.DRAFT.word(), row, states));
    walks.each(
        Walks.of(Keys.STATES_PARTITION), row -> count(Counts.Count.of(row).first(), row, states));
    return states;
  }

  private static void count(String state, Row row, Map<String, SortedMap<String, Long>> states) {
    var count = Counts.Count.of(row);
    if (count.number() != 0) {
      states
          .computeIfAbsent(state, _ -> new TreeMap<>())
          .merge(count.name(), count.number(), Long::sum);
    }
  }

  /// What time will change, as far as one request shows it; for editors only.
  public Due due() {
    var page = walks.page(Walks.of(Keys.DUE_PARTITION));
    return Due.of(page, clock.instant());
  }

  /// What is noted of comparisons with the bucket; for editors only.
  public Comparison comparison() {
    var row = table.get(Keys.REINDEX, false);
    return row == null
        ? new Comparison("", "")
        : new Comparison(
            requireNonNullElse(row.text(Attributes.REPORT), ""),
            requireNonNullElse(row.text(Attributes.RUN), ""));
  }

  /// Comparisons of index and bucket.
  ///
  /// @param report JSON object: what the last complete one found; empty before that
  /// @param run JSON object: how far the one under way is; empty when there is none
  public record Comparison(String report, String run) {}

  private static List<Flaw> flaws(Row row, String attribute) {
    var json = row.text(attribute);
    return json == null ? List.of() : FlawJson.toFlaws(json);
  }
}
