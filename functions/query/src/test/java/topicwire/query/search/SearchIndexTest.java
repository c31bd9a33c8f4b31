package topicwire.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import topicwire.index.Interpretation;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.LogCollector;
import topicwire.index.log.LogHead;
import topicwire.index.search.Ordering;
import topicwire.index.search.SearchDocument;
import topicwire.index.search.SearchIndex;
import topicwire.index.search.SearchIndex.Outcome;
import topicwire.index.search.SearchQuery;
import topicwire.index.search.Term;
import topicwire.index.snapshot.Snapshot;
import topicwire.query.QueryFixture;

/// A segment and what changed since, where the change logs are not simply longer than they were.
class SearchIndexTest {
  private static final int MOST_CHANGED = 3;
  private static final SearchQuery TIDE =
      new SearchQuery(List.of(Term.word("tide")), List.of(), List.of(), null, null);

  private final SegmentServer bucket = new SegmentServer();
  private final QueryFixture site = new QueryFixture();
  private @Nullable Snapshot segment;
  private final SearchIndex index =
      new SearchIndex(
          new Changes(site.table, site.clock()),
          () -> segment,
          bucket::bytes,
          site.clock(),
          MOST_CHANGED);

  @AfterEach
  void close() {
    bucket.close();
  }

  private void publish(String key) {
    site.put(key, Text.of(key, "2026-01-01", "The tide").published());
    site.pass(SearchIndex.FRESH);
  }

  private Outcome find() {
    return index.find(TIDE, Ordering.NEWEST, null, 0, 100);
  }

  private List<String> found() {
    return find() instanceof Outcome.Found found
        ? found.documents().stream().map(SearchDocument::key).toList()
        : List.of("none");
  }

  private void makeSegment() {
    segment = bucket.make(site.table, site.clock());
    site.pass(Duration.ofMinutes(1));
  }

  @Test
  void moreChanges_thanAreSearched_areAnOutcome_untilThereIsANewerSegment() {
    for (var i = 0; i < MOST_CHANGED; i++) {
      publish("%d.md".formatted(i));
    }
    assertThat(found()).containsExactly("2.md", "1.md", "0.md");

    publish("3.md");
    assertThat(find()).isEqualTo(new Outcome.Behind());
    site.table.requests.clear();
    site.pass(SearchIndex.FRESH);
    assertThat(find()).isEqualTo(new Outcome.Behind());
    assertThat(site.table.requests).as("what would not be used is not read").isEmpty();

    makeSegment();
    assertThat(found()).containsExactly("3.md", "2.md", "1.md", "0.md");
  }

  @Test
  void aChange_thatIsInSegmentAndLog_isFoundOnce_andAWithdrawalNotAtAll() {
    publish("a.md");
    publish("b.md");
    makeSegment();
    publish("a.md");
    site.put("b.md", new Interpretation.Deleted());
    site.pass(SearchIndex.FRESH);

    assertThat(found()).containsExactly("a.md");
  }

  /// The table was restored or repaired: positions of the token mean nothing in it.
  @Test
  void logs_thatBeganAnew_areReadFromTheirBeginning() {
    publish("a.md");
    makeSegment();
    assertThat(found()).containsExactly("a.md");

    for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
      var head = LogHead.of(shard, site.table.get(Keys.logHead(shard), true));
      site.table.write(List.of(head.renewed(head.position(), "another").change()));
    }
    publish("b.md");

    assertThat(found()).containsExactly("b.md", "a.md");
  }

  /// Of a withdrawal that a collector has removed, nobody would learn.
  @Test
  void aSegment_whoseLogsWereCollectedSince_isNotUsed() {
    publish("a.md");
    publish("b.md");
    makeSegment();
    site.put("b.md", new Interpretation.Deleted());
    site.pass(Duration.ofDays(2));
    var collector = new LogCollector(site.table, site.clock(), Duration.ofDays(1), 1_000);
    for (var run = 0; run < 2; run++) {
      for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
        collector.collect(shard);
      }
    }

    assertThat(found()).containsExactly("a.md");
  }

  @Test
  void aSegment_ofAnotherVersion_isLeftAside() {
    publish("a.md");
    var made = bucket.make(site.table, site.clock());
    var other = new byte[] {99, 0, 0, 0, 0, 0, 0, 0, 1};
    bucket.put("segments", made.object(), other);
    segment =
        new Snapshot(
            made.bucket(),
            made.object(),
            made.takenAt(),
            made.articles(),
            other.length,
            "",
            made.nextSince());
    site.pass(Duration.ofMinutes(1));

    assertThat(found()).containsExactly("a.md");
  }
}
