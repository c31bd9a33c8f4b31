package topicwire.reindex;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import topicwire.index.ReindexState;
import topicwire.reindex.walk.Progress;
import topicwire.reindex.walk.ProgressJson;
import topicwire.reindex.walk.ReindexRun;
import topicwire.runtime.Deadline;

/// Decides what there is to do, and that nobody else does it at the same time.
final class Reindexer {
  /// A little less than a day and a week, as a tick may come a little early.
  static final Duration WALK_EVERY = Duration.ofHours(23).plusMinutes(30);

  static final Duration AUDIT_EVERY = Duration.ofDays(7).minusMinutes(30);

  /// So many articles may vanish without a doubt; of many, a tenth.
  private static final long VANISH_FREELY = 20;

  private static final long VANISHING_PART = 10;

  /// A lease outlives its run, so that a clock that is a little off does no harm.
  private static final Duration SPARE = Duration.ofMinutes(1);

  private final String bucket;
  private final ReindexState reindexState;
  private final LongSupplier articles;
  private final ReindexRun.Parts parts;
  private final Clock clock;

  /// @param articles how many there are now, drafts included: asked before the first comparison
  Reindexer(
      String bucket,
      ReindexState reindexState,
      LongSupplier articles,
      ReindexRun.Parts parts,
      Clock clock) {
    this.bucket = bucket;
    this.reindexState = reindexState;
    this.articles = articles;
    this.parts = parts;
    this.clock = clock;
  }

  /// Does what is asked for, as far as the time allows.
  ///
  /// @throws IllegalStateException when the table belongs to another bucket
  Answer run(Request request, Deadline deadline) {
    var entry = reindexState.read();
    if (!entry.bucket().isEmpty() && !entry.bucket().equals(bucket) && !request.force()) {
      throw new IllegalStateException(
          ("expected the bucket %s, whose index the table is, found this function set up for %s;"
                  + " check BUCKET_NAME, or hand the table over with"
                  + " {\"task\":\"walk\",\"force\":true}")
              .formatted(entry.bucket(), bucket));
    }
    var now = clock.instant();
    var leased = instant(entry.leasedUntil());
    if (leased != null && leased.isAfter(now)) {
      return new Answer.Busy(entry.leasedUntil());
    }
    var progress = choose(request, entry, now);
    if (progress == null) {
      return new Answer.Idle();
    }
    var until = now.plus(deadline.remaining()).plus(SPARE).toString();
    var taken = reindexState.write(entry.with(bucket, until, ProgressJson.write(progress)));
    return taken == null
        ? new Answer.Busy(until)
        : new ReindexRun(parts, reindexState, taken, progress, clock, deadline).run();
  }

  private @Nullable Progress choose(Request request, ReindexState.Entry entry, Instant now) {
    if (request.task() != Task.TICK) {
      return begin(request, entry, now);
    }
    var walkIsDue =
        due(entry.walkedAt(), WALK_EVERY, now)
            || !reindexState.sweepRequested().equals(entry.swept());
    var underWay = underWay(entry);
    if (underWay != null) {
      // Where an audit takes days, nothing would be compared with the bucket all the while.
      return underWay.isBeforeItsWalk() && walkIsDue
          ? Progress.walkAmid(
              underWay, now.toString(), allowance(entry), reindexState.sweepRequested())
          : underWay;
    }
    if (entry.walkedAt().isEmpty()) {
      return begin(new Request(Task.WALK, "", false), entry, now);
    }
    // The first audit is due a walk's time after the first walk.
    if (entry.auditedAt().isEmpty()
        ? due(entry.walkedAt(), WALK_EVERY, now)
        : due(entry.auditedAt(), AUDIT_EVERY, now)) {
      return begin(new Request(Task.AUDIT, "", false), entry, now);
    }
    return walkIsDue ? begin(new Request(Task.WALK, "", false), entry, now) : null;
  }

  private static boolean due(String last, Duration interval, Instant now) {
    var at = instant(last);
    return at == null || !at.plus(interval).isAfter(now);
  }

  /// Null also when it cannot be read: a spoilt row must not keep every reindex from mending it.
  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable Progress underWay(ReindexState.Entry entry) {
    try {
      return entry.run().isEmpty() ? null : ProgressJson.read(entry.run());
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private Progress begin(Request request, ReindexState.Entry entry, Instant now) {
    return Progress.begin(request, now.toString(), allowance(entry), reindexState.sweepRequested());
  }

  private long allowance(ReindexState.Entry entry) {
    var live = entry.live() >= 0 ? entry.live() : articles.getAsLong();
    return Math.max(VANISH_FREELY, live / VANISHING_PART);
  }
}
