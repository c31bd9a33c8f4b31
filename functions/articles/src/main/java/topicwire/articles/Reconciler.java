package topicwire.articles;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Change;
import topicwire.index.Commit;
import topicwire.index.Index;
import topicwire.index.Seen;
import topicwire.index.Standing;
import topicwire.index.State;
import topicwire.index.TableException;

/**
 * Makes the index show what the bucket holds under one key. Whatever happened (upload, overwrite,
 * deletion, a repeated or late event, a sweep), this is what is done about it; nothing in the event
 * but the key is believed. Thread-safe.
 *
 * <p>It converges because a run whose write succeeds on top of another's has read the guard after
 * that write, and has looked at the bucket after that: writes follow each other in the order in
 * which the bucket was seen, and the last change of an object is followed by a run that sees it.
 */
public class Reconciler {
  /** Unknown outcomes in a row after which the database is taken to be unwell. */
  private static final int UNKNOWN_OUTCOMES = 3;

  private final Source source;
  private final Index index;
  private final ArticleParser parser;
  private final String prefix;
  private final String version;
  private final Backoff backoff;

  /**
   * @param prefix keys that do not start with it are ignored; empty for the whole bucket
   */
  public Reconciler(
      Source source, Index index, ArticleParser parser, String prefix, Backoff backoff) {
    this.source = source;
    this.index = index;
    this.parser = parser;
    this.prefix = prefix;
    version = ArticleParser.version(prefix);
    this.backoff = backoff;
  }

  /**
   * Reconciles one key.
   *
   * @return {@link Outcome.GaveUp} when the time was up; the same key must then be reconciled again
   * @throws SourceException when the bucket could not be read
   * @throws TableException when the database could not be read, or did not say how a write ended
   *     several times in a row
   */
  public Outcome reconcile(String key, Deadline deadline) {
    var attempt = new Attempt(key, KeyKind.of(key, prefix) == KeyKind.IGNORED, deadline);
    while (true) {
      var outcome = attempt.run();
      if (outcome != null) {
        return outcome;
      }
      if (!backoff.pause(attempt.restarts++, deadline)) {
        return new Outcome.GaveUp(attempt.effort());
      }
    }
  }

  private final class Attempt {
    private final String key;
    private final boolean ignored;
    private final Deadline deadline;
    private int restarts;
    private int conflicts;
    private int unknown;

    Attempt(String key, boolean ignored, Deadline deadline) {
      this.key = key;
      this.ignored = ignored;
      this.deadline = deadline;
    }

    Outcome.Effort effort() {
      return new Outcome.Effort(restarts, conflicts);
    }

    /** One run; null when it must start again. The order of guard and object must stay as it is. */
    @Nullable Outcome run() {
      var guard = index.guard(key);
      if (ignored && (guard == null || guard.state() == State.DELETED)) {
        return new Outcome.Ignored();
      }
      if (ignored) {
        // Indexed under another prefix, or by rules that took such keys: it is to go.
        var gone = interpret(key, new Fetched.Absent());
        return commit(index.replacement(key, guard, gone)) ? replaced(gone.standing()) : null;
      }
      var fetched = source.fetch(key, guard == null ? null : guard.unlessChanged(version));
      if (fetched instanceof Fetched.Unchanged) {
        var renewed = requireNonNull(guard, "only an ETag that was named can be unchanged");
        return commit(index.renewal(renewed))
            ? new Outcome.Renewed(renewed.state(), effort())
            : null;
      }
      var seen = interpret(key, fetched);
      return commit(index.replacement(key, guard, seen)) ? replaced(seen.standing()) : null;
    }

    private Outcome replaced(Standing standing) {
      return new Outcome.Replaced(standing.state(), standing.flaws(), effort());
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

    /** An unknown outcome counts as refused: if the write took effect, the next guard shows it. */
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

  private Seen interpret(String key, Fetched fetched) {
    return switch (fetched) {
      case Fetched.Found(var bytes, var etag) ->
          new Seen(parser.parse(key, bytes), etag, bytes.length, version);
      case Fetched.TooLarge(var size, var etag) ->
          new Seen(ArticleParser.tooLarge(size), etag, size, version);
      case Fetched.Absent _ -> new Seen(new Standing.Deleted(), null, 0, version);
      case Fetched.Unchanged _ -> throw new IllegalStateException("handled by the caller");
    };
  }
}
