package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.reindex.walk.Counter;
import topicwire.reindex.walk.Counters;
import topicwire.reindex.walk.Phase;
import topicwire.reindex.walk.Progress;
import topicwire.reindex.walk.ProgressJson;
import topicwire.testing.InMemoryListing;

/// What a tick does, by what is noted.
@Tag("slow")
class TicksTest {
  private final ReindexFixture town = new ReindexFixture();

  private Answer tick() {
    return town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY);
  }

  @Test
  void ticks_ofAWeek_areAWalkADayAndAnAuditOnTheSecondDayAndAWeekLater() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var done = new ArrayList<String>();
    for (var hour = 0; hour < 24 * 9; hour++) {
      if (tick() instanceof Answer.Done(var progress, var _)) {
        done.add("%d %s".formatted(hour, progress.task.word()));
      }
      town.now = town.now.plus(Duration.ofHours(1)).minusMillis(hour % 2); // never quite on time
    }
    assertThat(done)
        .containsExactly(
            "0 walk",
            "24 audit",
            "48 walk",
            "72 walk",
            "96 walk",
            "120 walk",
            "144 walk",
            "168 walk",
            "192 audit");
  }

  @Test
  void cutRun_onEachTick_isResumedWhereItStoppedUntilItIsDone() {
    for (var i = 0; i < 40; i++) {
      town.bucket.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    var runs = 0;
    Answer answer;
    do {
      answer = town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.asked(4));
      runs++;
    } while (answer instanceof Answer.Cut);
    assertThat(runs).isGreaterThan(3);
    var tally = ReindexFixture.done(answer);
    assertThat(tally.get(Counter.RUNS)).isEqualTo(runs);
    assertThat(tally.get(Counter.LISTED)).isEqualTo(40);
    assertThat(town.queue.take()).doesNotHaveDuplicates().hasSize(40);
    assertThat(tick()).isEqualTo(new Answer.Idle());
  }

  @Test
  void anAuditThatTakesDays_yieldsToEachWalkThatIsDue() {
    var topics = IntStream.range(0, 20).mapToObj(i -> "Topic " + i).toArray(String[]::new);
    for (var i = 0; i < 900; i++) {
      town.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, topics));
    }
    var reindexer = town.reindexer("articles", new InMemoryListing(town.bucket, 1_000), town.table);
    tick();
    var done = new ArrayList<String>();
    var walked = town.now;
    var end = town.now.plus(Duration.ofDays(4));
    var pause = Duration.ofHours(1);
    while (town.now.isBefore(end)) {
      town.now = town.now.plus(pause);
      var answer = reindexer.run(new Request(Task.TICK, "", false), ReindexFixture.asked(2));
      if (answer instanceof Answer.Done(var progress, var _)) {
        done.add(progress.task.word());
        walked = town.now;
      }
      // One page of the table an hour, of more than forty; a change log a minute.
      var isOfLogs =
          answer instanceof Answer.Cut(var progress)
              && (progress.phase() == Phase.LOG || progress.phase() == Phase.COLLECT);
      pause = isOfLogs ? Duration.ofMinutes(1) : Duration.ofHours(1);
      assertThat(town.now).as("the alarm of 30 hours").isBefore(walked.plus(Duration.ofHours(30)));
      assertThat(town.catalog().status(Visibility.PUBLISHED).verifiedAt())
          .isGreaterThan(town.now.minus(Duration.ofHours(30)).toString());
    }
    assertThat(done).contains("walk", "audit").containsOnlyOnce("audit");
    assertThat(done.indexOf("audit")).as("%s", done).isGreaterThan(1);
  }

  @Test
  void aSweepThatIsAskedForDuringAnAudit_goesFirst_andTheAuditGoesOnWhereItWas() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    tick();
    town.now = town.now.plus(Duration.ofDays(1));
    var audit =
        new Progress(
            Task.AUDIT,
            "",
            false,
            town.now.toString(),
            20,
            "",
            new Counters(),
            Phase.COUNTS,
            List.of());
    audit.tally.add(Counter.ROWS, 7);
    var entry = town.reindexState.read();
    town.reindexState.write(entry.with(entry.bucket(), "", ProgressJson.write(audit)));

    assertThat(((Answer.Done) tick()).progress().task).isEqualTo(Task.WALK);
    var rest = (Answer.Done) tick();
    assertThat(rest.progress().task).isEqualTo(Task.AUDIT);
    assertThat(rest.progress().tally.get(Counter.ROWS)).isEqualTo(7);
    assertThat(tick()).isEqualTo(new Answer.Idle());
  }

  @Test
  void tick_withNothingToDo_writesNothing() {
    tick();
    var before = town.table.dump();
    assertThat(tick()).isEqualTo(new Answer.Idle());
    assertThat(town.table.dump()).isEqualTo(before);
  }

  @Test
  void status_afterAWalk_showsTheTimeToEveryoneAndTheFindingsToEditors() {
    town.bucket.put("_news/a.md", ReindexFixture.file("A", "Red"));
    tick();
    var status = town.catalog().status(Visibility.PUBLISHED);
    assertThat(status.verifiedAt()).isEqualTo("2026-03-01T12:00:00Z");
    // What a file would be that is not indexed is not known yet, and not for everybody if a draft.
    assertThat(status.drift()).isZero();
    assertThat(town.reindexState.read().report())
        .isEqualTo(
            "{\"task\":\"walk\",\"prefix\":\"\",\"startedAt\":\"2026-03-01T12:00:00Z\","
                + "\"finishedAt\":\"2026-03-01T12:00:00Z\",\"drift\":1,\"figures\":{\"listed\":1,"
                + "\"live\":0,\"inSync\":0,\"missing\":1,\"orphaned\":0,\"changed\":0,"
                + "\"publishedDiffering\":0,\"recent\":0,\"otherParser\":0,\"otherSettings\":0,\"held\":0,\"tombstones\":0,\"collected\":0,\"logRowsCollected\":0,\"rows\":0,"
                + "\"strays\":0,\"rowsMissing\":0,\"damaged\":0,\"miscounted\":0,\"foreign\":0,"
                + "\"unsettled\":0,\"countsSkipped\":0,\"sent\":1,\"runs\":1,\"milliseconds\":0,"
                + "\"requests\":1,\"readUnits\":0,\"writeUnits\":0}}");
  }

  @Test
  void progress_ofCutRun_isReadAsItWasWritten() {
    var progress =
        new Progress(
            Task.AUDIT,
            "",
            true,
            "2026-03-01T12:00:00Z",
            7,
            "sweep",
            new Counters(),
            Phase.ROWS,
            List.of("a\n\"é", "b"));
    progress.tally.add(Counter.ROWS_MISSING, 3);
    var json = ProgressJson.write(progress);
    assertThat(ProgressJson.write(ProgressJson.read(json))).isEqualTo(json);
    assertThat(json).contains("\"rowsMissing\":3", "\"position\":[\"a\\n\\\"\\u00E9\",\"b\"]");
  }
}
