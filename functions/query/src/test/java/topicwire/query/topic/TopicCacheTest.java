package topicwire.query.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.TableException;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// Everybody's list of all topics is read once a minute, as the template sets it.
class TopicCacheTest {
  private final Hands clock = new Hands();
  private final QueryFixture site = new QueryFixture();
  private final TopicCache topicCache =
      new TopicCache(new IndexReader(site.table), clock, Duration.ofSeconds(60));

  @Test
  void topicCache_withinAMinute_readsTheTableOnce() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var first = topicCache.of(Visibility.PUBLISHED);
    site.publish(Story.of("b.md", "2024-01-01", "Quantum"));
    clock.now = clock.now.plusSeconds(59);
    assertThat(topicCache.of(Visibility.PUBLISHED)).isSameAs(first);
    assertThat(site.table.requests).isEmpty();

    clock.now = clock.now.plusSeconds(1);
    assertThat(topicCache.of(Visibility.PUBLISHED))
        .extracting(Topic::slug)
        .containsExactlyInAnyOrder("ai", "quantum");
  }

  @Test
  void draftTopics_inTheCache_areKeptApartFromPublishedOnes() {
    site.publish(Story.of("a.md", "2024-01-01", "AI")).draft(Story.of("b.md", "", "Secret"));
    assertThat(topicCache.of(Visibility.DRAFT)).extracting(Topic::slug).containsExactly("secret");
    assertThat(topicCache.of(Visibility.PUBLISHED)).extracting(Topic::slug).containsExactly("ai");
  }

  @Test
  void topicCache_afterAFailedRead_doesNotKeepTheFailure() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    site.table.fail(new TableException("down"));
    assertThatThrownBy(() -> topicCache.of(Visibility.PUBLISHED))
        .isInstanceOf(TableException.class);
    site.table.recover();
    assertThat(topicCache.of(Visibility.PUBLISHED)).hasSize(1);
  }

  @Test
  void aListThatIsOld_whenTheTableFails_isServedRatherThanNone() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var first = topicCache.of(Visibility.PUBLISHED);
    clock.now = clock.now.plusSeconds(61);
    site.table.fail(new TableException("down"));
    assertThat(topicCache.of(Visibility.PUBLISHED)).isSameAs(first);

    site.table.recover();
    site.publish(Story.of("b.md", "2024-01-01", "Quantum"));
    assertThat(topicCache.of(Visibility.PUBLISHED)).hasSize(2);
  }

  /// A clock that is moved by hand.
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("expected nobody to ask for a zone");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
