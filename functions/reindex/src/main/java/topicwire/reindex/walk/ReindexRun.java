package topicwire.reindex.walk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.ReindexState;
import topicwire.index.audit.Audit;
import topicwire.index.layout.Keys;
import topicwire.index.log.LogCollector;
import topicwire.index.read.Sources;
import topicwire.index.table.RowKey;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.reindex.Answer;
import topicwire.reindex.Task;
import topicwire.runtime.Deadline;
import topicwire.sync.Listing;
import topicwire.sync.keys.KeyQueue;

/// One run of a comparison, under its lease: from where the last run stopped, to the end or on.
public final class ReindexRun {
  /// Kept back for sending what is left and for noting the position.
  private static final Duration RESERVE = Duration.ofSeconds(20);

  /// A run that dies repeats at most so many steps, of a thousand keys or five hundred rows.
  private static final int STEPS_A_CHECKPOINT = 25;

  /// What it works with.
  ///
  /// @param prefix of the keys that are articles; empty for all
  public record Parts(
      Listing listing,
      Sources sources,
      Audit audit,
      LogCollector collector,
      KeyQueue queue,
      Consumption consumption,
      String prefix) {}

  private final Parts parts;
  private final ReindexState reindexState;
  private final Progress progress;
  private final Clock clock;
  private final Deadline deadline;
  private final KeyBatcher batcher;
  private final long started;
  private ReindexState.Entry entry;
  private @Nullable MergeJoin walker;
  private int steps;

  public ReindexRun(
      Parts parts,
      ReindexState reindexState,
      ReindexState.Entry entry,
      Progress progress,
      Clock clock,
      Deadline deadline) {
    this.parts = parts;
    this.reindexState = reindexState;
    this.entry = entry;
    this.progress = progress;
    this.clock = clock;
    this.deadline = deadline;
    batcher = new KeyBatcher(parts.queue());
    started = clock.millis();
  }

  public Answer run() {
    try {
      progress.tally.count(Counter.RUNS);
      while (progress.phase() != Phase.DONE) {
        if (timeUp() || !step()) {
          batcher.flush();
          note();
          entry = write(entry.with(entry.bucket(), "", ProgressJson.write(progress)));
          return new Answer.Cut(progress);
        }
        if (++steps % STEPS_A_CHECKPOINT == 0) {
          batcher.flush();
          entry =
              write(entry.with(entry.bucket(), entry.leasedUntil(), ProgressJson.write(progress)));
        }
      }
      batcher.flush();
      return finish();
    } catch (RuntimeException failure) {
      release(failure);
      throw failure;
    }
  }

  private boolean timeUp() {
    return deadline.remaining().compareTo(RESERVE) < 0;
  }

  /// One step; false when it needs more time than is left.
  private boolean step() {
    switch (progress.phase()) {
      case LOG -> eachLog(shard -> progress.tally.add(Counter.STRAYS, parts.audit().log(shard)));
      case ROWS -> auditRows();
      case COUNTS -> {
        return auditCounts();
      }
      case WALK -> walk();
      case COLLECT -> collect();
      case DONE -> {}
    }
    return true;
  }

  private void collect() {
    if (progress.prefix.isEmpty()) {
      eachLog(shard ->
          progress.tally.add(Counter.LOG_ROWS_COLLECTED, parts.collector().collect(shard)));
    } else {
      progress.phaseDone();
    }
  }

  /// One log a step.
  private void eachLog(IntConsumer action) {
    var position = progress.position();
    var shard = position.isEmpty() ? 0 : Integer.parseInt(position.getFirst());
    action.accept(shard);
    if (shard + 1 < Keys.LOG_SHARDS) {
      progress.reached(List.of(Integer.toString(shard + 1)));
    } else {
      progress.phaseDone();
    }
  }

  private void auditRows() {
    var at = progress.position();
    var found = parts.audit().rows(at.isEmpty() ? null : new RowKey(at.getFirst(), at.getLast()));
    var tally = progress.tally;
    tally.add(Counter.ROWS, found.rows());
    tally.add(Counter.STRAYS, found.orphanRows());
    tally.add(Counter.ROWS_MISSING, found.missing());
    tally.add(Counter.DAMAGED, found.damaged());
    tally.add(Counter.FOREIGN, found.foreign());
    tally.add(Counter.UNSETTLED, found.unsettled());
    tally.add(Counter.SENT, found.keys().size());
    batcher.addAll(found.keys());
    var next = found.next();
    if (next == null) {
      progress.phaseDone();
    } else {
      progress.reached(List.of(next.pk(), next.sk()));
    }
  }

  /// All in one run: the sums are held in memory. When a whole run is too short, they are left.
  private boolean auditCounts() {
    var corrections = parts.audit().counts(this::timeUp);
    if (corrections == null && steps > 0) {
      return false;
    }
    if (corrections == null) {
      progress.tally.count(Counter.COUNTS_SKIPPED);
    } else {
      progress.tally.add(Counter.MISCOUNTED, corrections.corrected());
      progress.tally.add(Counter.UNSETTLED, corrections.unsettled());
    }
    progress.phaseDone();
    return true;
  }

  private void walk() {
    if (walker == null) {
      walker =
          new MergeJoin(
              parts.listing(),
              parts.sources(),
              batcher,
              progress,
              parts.prefix(),
              reindexState.settings().versionOf(ArticleParser.version(parts.prefix())),
              clock.instant());
    }
    walker.step();
  }

  private void note() {
    progress.tally.add(Counter.MILLISECONDS, clock.millis() - started);
    progress.tally.add(parts.consumption().drain());
  }

  private Answer finish() {
    note();
    var report = ProgressJson.report(progress, clock.instant().toString());
    var live = progress.tally.get(Counter.LIVE);
    if (progress.prefix.isEmpty()) {
      // Complete as of the beginning: what changed since then may have been passed already.
      // Everybody reads this number: it must not tell how many drafts and rejected files there are.
      // An audit may have begun before walks that are done already.
      var walkedAt =
          progress.startedAt.compareTo(entry.walkedAt()) < 0
              ? entry.walkedAt()
              : progress.startedAt;
      reindexState.publish(walkedAt, progress.tally.get(Counter.PUBLISHED_DIFFERING));
      var auditedAt = progress.task == Task.AUDIT ? progress.startedAt : entry.auditedAt();
      entry = entry.reported(report, walkedAt, auditedAt, live, progress.sweep);
    } else {
      entry = entry.reported(report);
    }
    entry = write(entry.with(entry.bucket(), "", progress.paused()));
    return new Answer.Done(progress, report);
  }

  private ReindexState.Entry write(ReindexState.Entry next) {
    var written = reindexState.write(next);
    if (written == null) {
      throw new IllegalStateException(
          "expected the lease of the reindex to be ours until %s, found that another run has taken it"
              .formatted(entry.leasedUntil()));
    }
    return written;
  }

  /// Lets the next call begin where the last position was noted, at once.
  private void release(RuntimeException failure) {
    try {
      reindexState.write(entry.with(entry.bucket(), "", entry.run()));
    } catch (RuntimeException held) {
      failure.addSuppressed(held); // then the lease runs out
    }
  }
}
