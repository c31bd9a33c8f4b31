package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.index.ReindexState;
import topicwire.index.audit.Audit;
import topicwire.index.log.LogCollector;
import topicwire.index.read.Sources;
import topicwire.reindex.generated.GeneratedListing;
import topicwire.reindex.generated.GeneratedTable;
import topicwire.reindex.walk.Counter;
import topicwire.reindex.walk.ReindexRun;
import topicwire.runtime.Deadline;

/// A bucket of 100,000 objects, in the heap of 256 MB that all tests of this module have.
class LargeBucketTest {
  private static final int OBJECTS = 100_000;
  private static final int DIFFERENT = OBJECTS / 500;

  private final GeneratedTable table = new GeneratedTable(OBJECTS);
  private final List<String> sent = new ArrayList<>();
  private final ReindexFixture town = new ReindexFixture();

  private Answer run(Task task, Deadline deadline) {
    var parts =
        new ReindexRun.Parts(
            new GeneratedListing(OBJECTS),
            new Sources(table),
            new Audit(table, town.clock, ReindexFixture::revision),
            new LogCollector(table, town.clock),
            sent::addAll,
            town.consumption,
            "");
    var reindexState = new ReindexState(table, ReindexFixture::revision);
    return new Reindexer("articles", reindexState, () -> OBJECTS, parts, town.clock)
        .run(new Request(task, "", false), deadline);
  }

  @Test
  void largeBucket_inASmallHeap_isWalkedInOneRun() {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(256L << 20);
    var tally = ReindexFixture.done(run(Task.WALK, ReindexFixture.PLENTY));
    assertThat(tally.get(Counter.LISTED)).isEqualTo(OBJECTS);
    assertThat(tally.get(Counter.IN_SYNC)).isEqualTo(OBJECTS - DIFFERENT);
    assertThat(tally.get(Counter.CHANGED)).isEqualTo(DIFFERENT);
    assertThat(sent).hasSize(DIFFERENT).doesNotHaveDuplicates();
    // For 1,000 objects: one request to S3 and one to the table, whatever they hold.
    assertThat(tally.get(Counter.REQUESTS)).isEqualTo(OBJECTS / 1_000);
    assertThat(table.queries()).isEqualTo(OBJECTS / 1_000);
    // The lease, a note every 25,000 keys and every 25 change logs, the report and the status.
    assertThat(table.writes()).isEqualTo(1 + 4 + 2 + 1 + 1);
  }

  @Test
  void largeBucket_walkedInManyRuns_givesTheSameResult() {
    var whole = ReindexFixture.done(run(Task.WALK, ReindexFixture.PLENTY));
    var sentAtOnce = List.copyOf(sent);
    sent.clear();
    Answer answer = run(Task.WALK, ReindexFixture.asked(8));
    while (answer instanceof Answer.Cut) {
      answer = run(Task.TICK, ReindexFixture.asked(8));
    }
    var cut = ReindexFixture.done(answer);
    assertThat(cut.get(Counter.RUNS)).isGreaterThan(10);
    assertThat(sent).isEqualTo(sentAtOnce);
    for (var figure :
        List.of(Counter.LISTED, Counter.LIVE, Counter.IN_SYNC, Counter.CHANGED, Counter.MISSING)) {
      assertThat(cut.get(figure)).as(figure.word()).isEqualTo(whole.get(figure));
    }
  }
}
