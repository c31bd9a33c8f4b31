package topicwire.sync;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.articles.settings.Settings;
import topicwire.index.BoundedClock;
import topicwire.index.ContentState;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.StoredSettings;
import topicwire.index.layout.SiteRow;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.TaxonomyRow;
import topicwire.runtime.Backoff;
import topicwire.runtime.Deadline;

/// Makes the index show what the bucket holds under one key. Whatever happened (upload, overwrite,
/// deletion, a repeated or late event, a sweep), this is what is done about it; nothing in the
/// event but the key is believed. Thread-safe.
///
/// It converges because a run whose write succeeds on top of another's has read the source record
/// after that write, and has looked at the bucket after that: writes follow each other in the order
/// in which the bucket was seen, and the last change of an object is followed by a run that sees
/// it.
public class Reconciler {
  /// Unknown outcomes in a row after which an attempt treats it as an outage.
  private static final int UNKNOWN_OUTCOMES = 3;

  private final SourceBucket source;
  private final IndexWriter index;
  private final ArticleParser parser;
  private final String prefix;
  private final String version;
  private final BoundedClock clock;
  private final SettingsCache settings = new SettingsCache();
  private final TaxonomyCache taxonomies;
  private final Backoff backoff;

  /// @param prefix keys that do not start with it are ignored; empty for the whole bucket
  /// @param clock by which articles appear and expire
  public Reconciler(
      SourceBucket source,
      IndexWriter index,
      ArticleParser parser,
      String prefix,
      BoundedClock clock,
      Backoff backoff) {
    this.source = source;
    this.index = index;
    taxonomies = new TaxonomyCache(index);
    this.parser = parser;
    this.prefix = prefix;
    version = ArticleParser.version(prefix);
    this.clock = clock;
    this.backoff = backoff;
  }

  /// Reconciles one key.
  ///
  /// @return [ReconcileResult.GaveUp] when the time was up; the same key must then be reconciled
  ///   again
  /// @throws SourceException when the bucket could not be read
  /// @throws TableException when the database could not be read, or did not say how a write ended
  ///   several times in a row
  public ReconcileResult reconcile(String key, Deadline deadline) {
    return reconcile(key, deadline, LastTry.NO);
  }

  /// The same.
  ///
  /// @param lastTry whether an object that cannot be read is to be rejected, in place of an
  ///   exception
  public ReconcileResult reconcile(String key, Deadline deadline, LastTry lastTry) {
    var attempt = new Attempt(key, KeyKind.of(key, prefix), deadline, lastTry);
    while (true) {
      var outcome = attempt.run();
      if (outcome != null) {
        return outcome;
      }
      if (!backoff.pause(attempt.restarts++, deadline)) {
        return new ReconcileResult.GaveUp(attempt.effort());
      }
    }
  }

  private final class Attempt {
    private final String key;
    private final KeyKind kind;
    private final Deadline deadline;
    private final LastTry lastTry;
    private int restarts;
    private int conflicts;
    private int unknown;

    /// By the transaction before, of this key.
    private List<Change> made = List.of();

    Attempt(String key, KeyKind kind, Deadline deadline, LastTry lastTry) {
      this.key = key;
      this.kind = kind;
      this.deadline = deadline;
      this.lastTry = lastTry;
    }

    ReconcileResult.Effort effort() {
      return new ReconcileResult.Effort(restarts, conflicts);
    }

    /// One run; null when it must start again. The order of source record, then time, settings and
    /// object must stay as it is, and the time is read once.
    @Nullable ReconcileResult run() {
      made = List.of();
      var sourceRecord = index.sourceRecord(key);
      if (kind == KeyKind.IGNORED) {
        return ignore(sourceRecord);
      }
      var now = clock.now(sourceRecord == null ? null : sourceRecord.asOf());
      var stored = index.settings();
      var under = stored.versionOf(version);
      var fetched =
          source.fetch(key, sourceRecord == null ? null : sourceRecord.unlessChanged(under, now));
      if (fetched instanceof FetchResult.Unchanged) {
        var renewed = requireNonNull(sourceRecord, "only an ETag that was named can be unchanged");
        return commit(Write.of(index.renewal(renewed))) && sweep()
            ? new ReconcileResult.Renewed(renewed.state(), effort())
            : null;
      }
      if (fetched instanceof FetchResult.Unreadable(var reason)
          && !reason.rejects(lastTry, sourceRecord)) {
        throw new SourceException("the object cannot be read: " + reason.flaw().message(), null);
      }
      return replace(sourceRecord, stored, interpret(key, fetched, stored, now));
    }

    /// Keys that rules of this program ignore, whatever the settings say.
    private @Nullable ReconcileResult ignore(@Nullable SourceRecord sourceRecord) {
      if (sourceRecord == null
          || (sourceRecord.state() == ContentState.DELETED && !sourceRecord.isLogDue())) {
        return new ReconcileResult.Ignored();
      }
      // Indexed under another prefix, or by rules that took such keys: it is to go.
      var none = StoredSettings.NONE;
      var deleted = new Interpretation.Deleted();
      var nothing = new Observation(deleted, null, 0, none.versionOf(version));
      return replace(sourceRecord, none, nothing);
    }

    private @Nullable ReconcileResult replace(
        @Nullable SourceRecord before, StoredSettings stored, Observation seen) {
      for (var write : transactions(before, stored, seen)) {
        if (!commit(made.isEmpty() ? write : write.behind(made))) {
          return null;
        }
      }
      var interpretation = seen.interpretation();
      return sweep()
          ? new ReconcileResult.Replaced(
              before == null ? null : before.state(),
              interpretation.state(),
              interpretation.flaws(),
              effort())
          : null;
    }

    private List<Write> transactions(
        @Nullable SourceRecord before, StoredSettings stored, Observation seen) {
      // Behind a rejected file, whatever was valid last stays in force.
      if (kind != KeyKind.SETTINGS || seen.interpretation() instanceof Interpretation.Rejected) {
        return index.transactions(key, before, seen);
      }
      var content = content(seen);
      if (content.equals(stored.content())) {
        var changes = new ArrayList<>(index.replacement(key, before, seen));
        changes.add(site(stored));
        return List.of(Write.of(changes));
      }
      var next = index.newSettings(content).beside(stored.taxonomy());
      var under = next.versionOf(version);
      var underNext =
          new Observation(
              seen.interpretation(),
              seen.etag(),
              seen.size(),
              under,
              seen.modifiedAt(),
              seen.asOf());
      var changes =
          TaxonomyRow.beside(index.replacement(key, before, underNext), index.enforcement(next));
      changes.add(site(next));
      return List.of(Write.of(changes));
    }

    /// Who publishes by these settings. Written with each look at their file: settings that an
    /// earlier version put into force have no such row.
    private Change site(StoredSettings inForce) {
      var site = settings.of(inForce).site();
      return new SiteRow(
              site.title(), site.url(), site.language(), site.icon(), site.author(), site.id())
          .change();
    }

    /// The text that the settings file puts into force; empty where there is none.
    private static String content(Observation seen) {
      return seen.interpretation() instanceof Interpretation.Configured(var text, var _, var _)
          ? text
          : "";
    }

    /// After each run for the settings file, changed or not: an earlier one may have died between
    /// its commit and its request. False when the request could not be made in time.
    private boolean sweep() {
      return kind != KeyKind.SETTINGS || commit(Write.of(index.sweepRequest()));
    }

    /// True when the changes are known to have been made; false when all must start again.
    private boolean commit(Write write) {
      var changes = index.completed(write);
      while (true) {
        switch (send(changes)) {
          case DONE -> {
            made = changes;
            return true;
          }
          case REFUSED -> {
            return false;
          }
          case OVERTAKEN -> {
            // The source record is still the one that was read: only the log has gone on.
            if (!backoff.pause(conflicts++, deadline)) {
              return false;
            }
            changes = index.completed(write);
          }
          case BUSY -> {
            // Nothing was changed and the condition still protects: the same may go again.
            if (!backoff.pause(conflicts++, deadline)) {
              return false;
            }
          }
        }
      }
    }

    /// An unknown outcome counts as refused: if the write took effect, the next source record shows
    /// it.
    private Commit send(List<Change> changes) {
      try {
        var commit = index.commit(changes);
        unknown = 0;
        return commit;
      } catch (TableException e) {
        if (++unknown == UNKNOWN_OUTCOMES) {
          throw e;
        }
        return Commit.REFUSED;
      }
    }
  }

  /// The settings file itself is read without them: it must be able to replace settings that this
  /// version does not understand.
  private Settings settings(String key, StoredSettings stored) {
    return KeyKind.of(key, prefix) == KeyKind.SETTINGS ? Settings.DEFAULT : settings.of(stored);
  }

  private Observation interpret(
      String key, FetchResult fetched, StoredSettings stored, Instant now) {
    var under = stored.versionOf(version);
    return switch (fetched) {
      case FetchResult.Found(var bytes, var etag, var modifiedAt) -> {
        var content =
            taxonomies
                .under(stored, parser.parse(key, bytes, settings(key, stored)))
                .at(now, clock.margin());
        yield new Observation(content, etag, bytes.length, under, modifiedAt, now);
      }
      case FetchResult.TooLarge(var size, var etag) ->
          new Observation(ArticleParser.tooLarge(size), etag, size, under, null, now);
      case FetchResult.Unreadable(var reason) -> reason.rejected();
      case FetchResult.Absent _ ->
          new Observation(new Interpretation.Deleted(), null, 0, under, null, now);
      case FetchResult.Unchanged _ -> throw new IllegalStateException("handled by the caller");
    };
  }
}
