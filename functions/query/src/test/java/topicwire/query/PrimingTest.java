package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import topicwire.index.TableException;

/** What happens before a snapshot of the function is taken. */
class PrimingTest {
  private final Site site = new Site();
  private final Snapshots snapshots = new Snapshots();

  /** Takes snapshots, as far as functions notice. */
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
  void aPageIsReadForNobody() {
    site.publish(Story.of("_news/a.md", "2024-01-01", "Harbours"));
    site.function(Audience.PUBLIC).registerWith(snapshots);

    snapshots.take();

    assertThat(site.table.requests).containsExactly("walk FEED");
    assertThat(site.log.toString(UTF_8)).isEmpty();
  }

  @Test
  void aTableThatCannotBeReadDoesNotKeepTheVersionBack() {
    site.function(Audience.PUBLIC).registerWith(snapshots);
    site.table.fail(new TableException("Query of FEED failed", new RuntimeException("denied")));

    snapshots.take();

    assertThat(site.log.toString(UTF_8))
        .startsWith(
            "{\"level\":\"ERROR\",\"method\":\"GET\",\"message\":\"Query of FEED failed\",");
  }

  @Test
  void whatItConsumesIsNotTheFirstCallers() {
    site.function(Audience.PUBLIC).registerWith(snapshots);
    site.consumption.consumed("Query", 3.5);

    snapshots.take();
    site.get("/articles");

    assertThat(site.log.toString(UTF_8)).endsWith(",\"ReadUnits\":0}\n");
  }

  @Test
  void theEditorsFunctionHasNoSnapshot() {
    site.function(Audience.EDITOR).registerWith(snapshots);

    assertThat(snapshots.resources).isEmpty();
  }
}
