package topicwire.index;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;

/// Where the comparison of bucket and index stands: who is at it, how far it is, what the last one
/// found. One row, written only by whoever read it as it still is. Thread-safe.
public final class ReindexState {
  private final Table table;
  private final Supplier<String> revisions;

  /// @param revisions names that never repeat
  public ReindexState(Table table, Supplier<String> revisions) {
    this.table = table;
    this.revisions = revisions;
  }

  /// What the row says.
  ///
  /// @param revision empty for a row that was never written
  /// @param bucket the bucket that the table belongs to; empty before the first comparison
  /// @param leasedUntil UTC instant until when one process alone may work; empty for nobody
  /// @param run the comparison under way, as JSON; empty for none
  /// @param report of the last complete one, as JSON; empty before that
  /// @param walkedAt UTC instant at which the last walk over the whole bucket began; empty for none
  /// @param auditedAt the same of the last audit
  /// @param live how many keys the index held something for then
  /// @param swept the last request for a sweep that a complete walk has answered; empty for none
  public record Entry(
      String revision,
      String bucket,
      String leasedUntil,
      String run,
      String report,
      String walkedAt,
      String auditedAt,
      long live,
      String swept) {

    static final Entry NONE = new Entry("", "", "", "", "", "", "", -1, "");

    /// Leased, or with an empty instant free again, and the comparison under way.
    public Entry with(String bucket, String leasedUntil, String run) {
      return new Entry(
          revision, bucket, leasedUntil, run, report, walkedAt, auditedAt, live, swept);
    }

    /// With the report of a comparison that covered only part of the bucket.
    public Entry reported(String report) {
      return new Entry(
          revision, bucket, leasedUntil, run, report, walkedAt, auditedAt, live, swept);
    }

    /// With the report of a comparison that covered the bucket.
    public Entry reported(
        String report, String walkedAt, String auditedAt, long live, String swept) {
      return new Entry(
          revision, bucket, leasedUntil, run, report, walkedAt, auditedAt, live, swept);
    }
  }

  /// The row as it is now; [Entry#live] is negative before the first comparison.
  public Entry read() {
    var row = table.get(Keys.REINDEX, true);
    if (row == null) {
      return Entry.NONE;
    }
    var live = row.number(Attributes.LIVE);
    return new Entry(
        text(row, Attributes.REVISION),
        text(row, Attributes.BUCKET),
        text(row, Attributes.LEASED_UNTIL),
        text(row, Attributes.RUN),
        text(row, Attributes.REPORT),
        text(row, Attributes.WALKED_AT),
        text(row, Attributes.AUDITED_AT),
        live == null ? -1 : live,
        text(row, Attributes.SWEPT));
  }

  /// The settings in force, by a consistent read.
  public StoredSettings settings() {
    return StoredSettings.read(table);
  }

  /// The last request for a sweep, see [IndexWriter#sweepRequest]; empty for none.
  public String sweepRequested() {
    var row = table.get(Keys.SWEEP, true);
    return row == null ? "" : text(row, Attributes.REVISION);
  }

  private static String text(Row row, String attribute) {
    return requireNonNullElse(row.text(attribute), "");
  }

  /// Writes the row, if it still has the entry's revision.
  ///
  /// @return the entry with its new revision; null when someone else has written it
  /// @throws TableException when it is not known whether it was written
  public @Nullable Entry write(Entry entry) {
    var attributes = new HashMap<String, Value>();
    var revision = revisions.get();
    put(attributes, Attributes.REVISION, revision);
    put(attributes, Attributes.BUCKET, entry.bucket());
    put(attributes, Attributes.LEASED_UNTIL, entry.leasedUntil());
    put(attributes, Attributes.RUN, entry.run());
    put(attributes, Attributes.REPORT, entry.report());
    put(attributes, Attributes.WALKED_AT, entry.walkedAt());
    put(attributes, Attributes.AUDITED_AT, entry.auditedAt());
    put(attributes, Attributes.SWEPT, entry.swept());
    if (entry.live() >= 0) {
      attributes.put(Attributes.LIVE, new Value.Whole(entry.live()));
    }
    var condition =
        entry.revision().isEmpty()
            ? new Condition.Lacks(Attributes.REVISION)
            : Condition.equal(Attributes.REVISION, new Value.Text(entry.revision()));
    var change = new Change.Put(new Row(Keys.REINDEX, attributes), condition);
    return switch (table.write(List.of(change))) {
      case DONE ->
          new Entry(
              revision,
              entry.bucket(),
              entry.leasedUntil(),
              entry.run(),
              entry.report(),
              entry.walkedAt(),
              entry.auditedAt(),
              entry.live(),
              entry.swept());
      case REFUSED, OVERTAKEN -> null;
      case BUSY ->
          throw new TableException("PutItem of " + Keys.REINDEX + ": the database is too busy");
    };
  }

  private static void put(Map<String, Value> attributes, String name, String text) {
    if (!text.isEmpty()) {
      attributes.put(name, new Value.Text(text));
    }
  }

  /// Lets everybody see when index and bucket were last compared, and how many of the articles that
  /// everybody may read differed.
  public void publish(String verifiedAt, long drift) {
    var row =
        new Row(
            Keys.STATUS,
            Map.of(
                Attributes.VERIFIED_AT,
                new Value.Text(verifiedAt),
                Attributes.DRIFT,
                new Value.Whole(drift)));
    if (table.write(List.of(new Change.Put(row, Condition.NONE))) != Commit.DONE) {
      throw new TableException("PutItem of " + Keys.STATUS + ": the database is too busy");
    }
  }
}
