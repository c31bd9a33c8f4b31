package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.crac.Context;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topicwire.index.table.TableException;
import topicwire.query.routing.Audience;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Status;

/// What happens before a snapshot of the function is taken.
class PrimingTest {
  private final QueryFixture site = new QueryFixture();
  private final Snapshots snapshots = new Snapshots();

  /// Takes snapshots, as far as functions notice.
  private static final class Snapshots extends Context<Resource> {
    private final List<Resource> resources = new ArrayList<>();

    @Override
    public void register(Resource resource) {
      resources.add(resource);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
      for (var resource : resources) {
        try {
          resource.beforeCheckpoint(this);
        } catch (Exception e) {
          throw new AssertionError("expected the snapshot to be taken", e);
        }
      }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
      throw new AssertionError("no test restores");
    }

    void take() {
      beforeCheckpoint(this);
    }
  }

  @Test
  void priming_beforeASnapshot_repeatsTheMostCommonRequestsWithoutLogging() {
    site.publish(
        Story.of("_news/a.md", "2024-01-01", "Harbours"),
        Story.of("_news/b.md", "2024-01-02", "Harbours", "Ferries"));
    site.function(Audience.PUBLIC).registerWith(snapshots);

    snapshots.take();

    assertThat(site.table.requests).filteredOn("walk FEED"::equals).hasSize(Priming.ROUNDS);
    assertThat(site.table.requests)
        .contains("walk TOPIC#harbours")
        .doesNotContain("walk TOPIC#ferries");
    assertThat(site.log.toString(UTF_8)).isEmpty();
  }

  @Test
  void priming_ofANewSiteWithoutArticles_makesTheRequestsThatItCan() {
    site.function(Audience.PUBLIC).registerWith(snapshots);

    snapshots.take();

    assertThat(site.table.requests).filteredOn("walk FEED"::equals).hasSize(Priming.ROUNDS);
    assertThat(site.log.toString(UTF_8)).isEmpty();
  }

  @Test
  void priming_whenTheTableCannotBeRead_doesNotBlockTheVersion() {
    site.function(Audience.PUBLIC).registerWith(snapshots);
    site.table.fail(new TableException("Query of FEED failed", new RuntimeException("denied")));

    snapshots.take();

    assertThat(site.table.requests).hasSize(1);
    assertThat(site.log.toString(UTF_8))
        .startsWith(
            "{\"level\":\"ERROR\",\"method\":\"GET\",\"message\":\"Query of FEED failed\",");
  }

  @Test
  void priming_afterTheFirstFailedAnswer_stops() {
    var answers = new AtomicInteger();
    var priming =
        new Priming(
            _ -> answers.incrementAndGet() < 5 ? Status.OK : Status.SERVICE_UNAVAILABLE,
            List::of,
            e -> fail(e),
            InstantSource.system());

    priming.beforeCheckpoint(snapshots);

    assertThat(answers).hasValue(5);
  }

  @Test
  void priming_withASlowTable_delaysTheVersionByAboutTwentySeconds() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var priming =
        new Priming(
            _ -> {
              now.updateAndGet(before -> before.plusSeconds(3));
              return Status.OK;
            },
            List::of,
            e -> fail(e),
            now::get);

    priming.beforeCheckpoint(snapshots);

    assertThat(now).hasValue(Instant.EPOCH.plusSeconds(21));
  }

  @Test
  void trace_ofAPrimingEvent_isSetAsByTheRuntimeAndRemovedAfterwards() {
    var traces = new ArrayList<@Nullable String>();
    var priming =
        new Priming(
            _ -> {
              traces.add(System.getProperty(Priming.TRACE));
              return Status.NOT_FOUND;
            },
            List::of,
            e -> fail(e),
            InstantSource.system());

    priming.beforeCheckpoint(snapshots);

    assertThat(traces).hasSize(1).doesNotContainNull();
    assertThat(System.getProperty(Priming.TRACE)).isNull();
  }

  @Test
  void readUnits_consumedByPriming_areNotCountedForTheFirstCaller() {
    site.function(Audience.PUBLIC).registerWith(snapshots);
    site.consumption.consumed("Query", 3.5);

    snapshots.take();
    site.get("/articles");

    assertThat(site.log.toString(UTF_8)).endsWith(",\"ReadUnits\":0}\n");
  }

  @Test
  void editorFunction_atItsStart_registersForNoSnapshot() {
    site.function(Audience.EDITOR).registerWith(snapshots);

    assertThat(snapshots.resources).isEmpty();
  }

  @Test
  void priming_withoutASnapshotToCome_isNotDue() {
    assertThat(Priming.isDue(started("snap-start"))).isTrue();
    assertThat(Priming.isDue(started("on-demand"))).isFalse();
    assertThat(Priming.isDue(new Environment(Map.of()))).isFalse();
  }

  private static Environment started(String type) {
    return new Environment(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type));
  }
}
