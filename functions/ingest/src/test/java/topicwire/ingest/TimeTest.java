package topicwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.testing.TimeLeft;

/// When time runs short the rest of the batch is left to its messages' next visit.
class TimeTest {
  private final Deployment deployment = new Deployment();

  private final String[] keys =
      IntStream.range(0, 30).mapToObj("_news/%02d.md"::formatted).toArray(String[]::new);
  private final String event =
      Events.queue(Arrays.stream(keys).map(key -> Events.put(key)).toArray(String[]::new));

  TimeTest() {
    for (var key : keys) {
      deployment.bucket.put(key, "---\ntitle: X\n---\n");
    }
  }

  @Test
  void batch_withoutTimeLeft_beginsNothingAndFailsEveryMessage() {
    var ids = IntStream.rangeClosed(1, 30).mapToObj(i -> "m" + i).toArray(String[]::new);
    assertThat(deployment.handle(event, new TimeLeft(() -> 1_499))).isEqualTo(Events.failures(ids));
    assertThat(deployment.source.fetched).isEmpty();
    assertThat(deployment.table.dump()).isEmpty();
    assertThat(deployment.takeLog())
        .hasSize(31)
        .first()
        .isEqualTo("{\"level\":\"WARN\",\"key\":\"_news/00.md\",\"outcome\":\"out of time\"}");
  }

  /// Whatever is done by the time that is reported as done is in the table, and the rest fails.
  @Test
  void article_notReportedAsFailedWhenTimeRunsOut_isInTheIndex() {
    for (var looks = 0; looks <= 90; looks += 3) {
      var site = new Deployment();
      for (var key : keys) {
        site.bucket.put(key, "---\ntitle: X\n---\n");
      }
      var left = new AtomicInteger(looks);
      var answer =
          site.handle(event, new TimeLeft(() -> left.getAndDecrement() > 0 ? 60_000 : 1_000));
      var published = site.published();
      var failed = new ArrayList<String>();
      for (var i = 0; i < keys.length; i++) {
        if (answer.contains("\"m" + (i + 1) + "\"")) {
          failed.add("m" + (i + 1));
        } else {
          assertThat(published).as("after %d looks at the clock", looks).contains(keys[i]);
        }
      }
      assertThat(answer).isEqualTo(Events.failures(failed.toArray(String[]::new)));
      assertThat(site.handle(event)).isEqualTo(Events.failures());
      assertThat(site.published()).containsExactly(keys);
    }
  }
}
