package topicwire.sync;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.index.ContentState;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.StoredSettings;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.TableException;
import topicwire.runtime.Backoff;
import topicwire.runtime.Deadline;

/**
 * Makes the index show what the bucket holds under one key. Whatever happened (upload, overwrite,
 * deletion, a repeated or late event, a sweep), this is what is done about it; nothing in the event
 * but the key is believed. Thread-safe.
 *
 * <p>It converges because a run whose write succeeds on top of another's has read the source record
 * after that write, and has looked at the bucket after that: writes follow each other in the order
 * in which the bucket was seen, and the last change of an object is followed by a run that sees it.
 */
public class Reconciler {
  /** Unknown outcomes in a row after which an attempt treats it as an outage. */
  private static final int UNKNOWN_OUTCOMES = 3;

  private final SourceBucket source;
  private final IndexWriter index;
  private final ArticleParser parser;
  private final String prefix;
  private final SettingsCache settings = new SettingsCache();
  private final Backoff backoff;

  /**
   * @param prefix keys that do not start with it are ignored; empty for the whole bucket
   */
  public Reconciler(
      SourceBucket source,
      IndexWriter index,
      ArticleParser parser,
      String prefix,
      Backoff backoff) {
    this.source = source;
    this.index = index;
    this.parser = parser;
    this.prefix = prefix;
    this.backoff = backoff;
  }

  /**
   * Reconciles one key.
   *
   * @return {@link ReconcileResult.GaveUp} when the time was up; the same key must then be
   *     reconciled again
   * @throws SourceException when the bucket could not be read
   * @throws TableException when the database could not be read, or did not say how a write ended
   *     several times in a row
   */
  public ReconcileResult reconcile(String key, Deadline deadline) {
    var attempt = new Attempt(key, KeyKind.of(key, prefix), deadline);
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
    private int restarts;
    private int conflicts;
    private int unknown;

    Attempt(String key, KeyKind kind, Deadline deadline) {
      this.key = key;
      this.kind = kind;
      this.deadline = deadline;
    }

    ReconcileResult.Effort effort() {
      return new ReconcileResult.Effort(restarts, conflicts);
    }

    /// One run; null when it must start again. The order of source record, settings and object must
    /// stay as it is.
    @Nullable ReconcileResult run() {
      var sourceRecord = index.sourceRecord(key);
      if (kind == KeyKind.IGNORED) {
        return ignore(sourceRecord);
      }
      var stored = index.settings();
      var version = ArticleParser.version(prefix, stored.revision());
      var fetched =
          source.fetch(key, sourceRecord == null ? null : sourceRecord.unlessChanged(version));
      if (fetched instanceof FetchResult.Unchanged) {
        var renewed = requireNonNull(sourceRecord, "only an ETag that was named can be unchanged");
        return commit(index.renewal(renewed)) && sweep()
            ? new ReconcileResult.Renewed(renewed.state(), effort())
            : null;
      }
      var seen = interpret(key, fetched, stored);
      return commit(replacement(sourceRecord, stored, seen)) && sweep()
          ? replaced(seen.interpretation())
          : null;
    }

    /// Keys that rules of this program ignore, whatever the settings say.
    private @Nullable ReconcileResult ignore(@Nullable SourceRecord sourceRecord) {
      if (sourceRecord == null || sourceRecord.state() == ContentState.DELETED) {
        return new ReconcileResult.Ignored();
      }
      // Indexed under another prefix, or by rules that took such keys: it is to go.
      var gone = interpret(key, new FetchResult.Absent(), StoredSettings.NONE);
      return commit(index.replacement(key, sourceRecord, gone))
          ? replaced(gone.interpretation())
          : null;
    }

    private List<Change> replacement(
        @Nullable SourceRecord sourceRecord, StoredSettings stored, Observation seen) {
      var content =
          switch (seen.interpretation()) {
            case Interpretation.Configured(var text, var _) -> text;
            // Whatever was valid last stays in force.
            case Interpretation.Rejected _ -> stored.content();
            default -> "";
          };
      if (kind != KeyKind.SETTINGS || content.equals(stored.content())) {
        return index.replacement(key, sourceRecord, seen);
      }
      var next = index.newSettings(content);
      var under = ArticleParser.version(prefix, next.revision());
      var changes =
          new ArrayList<>(
              index.replacement(
                  key,
                  sourceRecord,
                  new Observation(seen.interpretation(), seen.etag(), seen.size(), under)));
      changes.add(index.enforcement(next));
      return changes;
    }

    /// After each run for the settings file, changed or not: an earlier one may have died between its
    /// commit and its request. False when the request could not be made in time.
    private boolean sweep() {
      return kind != KeyKind.SETTINGS || commit(index.sweepRequest());
    }

    private ReconcileResult replaced(Interpretation interpretation) {
      return new ReconcileResult.Replaced(interpretation.state(), interpretation.flaws(), effort());
    }

    /** True when the changes are known to have been made; false when all must start again. */
    private boolean commit(List<Change> changes) {
      while (true) {
        switch (send(changes)) {
          case DONE -> {
            return true;
          }
          case REFUSED -> {
            return false;
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

    /**
     * An unknown outcome counts as refused: if the write took effect, the next source record shows
     * it.
     */
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

  private Observation interpret(String key, FetchResult fetched, StoredSettings stored) {
    var version = ArticleParser.version(prefix, stored.revision());
    return switch (fetched) {
      case FetchResult.Found(var bytes, var etag) ->
          new Observation(
              parser.parse(key, bytes, settings.of(stored)), etag, bytes.length, version);
      case FetchResult.TooLarge(var size, var etag) ->
          new Observation(ArticleParser.tooLarge(size), etag, size, version);
      case FetchResult.Absent _ -> new Observation(new Interpretation.Deleted(), null, 0, version);
      case FetchResult.Unchanged _ -> throw new IllegalStateException("handled by the caller");
    };
  }
}
