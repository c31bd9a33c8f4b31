package topicwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Visibility;

/// One file's flaws are its own: they take nothing with them, and go with their cause.
@Tag("slow")
class NeighboursTest {
  private static final String KEY = "_news/x.md";
  private static final String GOOD =
      """
      ---
      title: X
      publishedDateTime: 2026-02-01T00:00:00Z
      webUrl: https://example.org/x
      topics: [Tides, Ferries]
      ---
      """;

  private final Deployment deployment = new Deployment();

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 9})
  void badFile_amongNineGoodOnes_isRejectedAloneUntilItIsFixed(int place) {
    var keys = IntStream.range(0, 10).mapToObj("_news/%d.md"::formatted).toList();
    keys.forEach(key -> deployment.bucket.put(key, GOOD));
    deployment.bucket.put(keys.get(place), "---\ntitle: [\n---\n");
    var event = Events.queue(keys.stream().map(key -> Events.put(key)).toArray(String[]::new));
    assertThat(deployment.handle(event)).isEqualTo(Events.failures());
    var good = new ArrayList<>(keys);
    good.remove(place);
    assertThat(deployment.published()).isEqualTo(good);
    assertThat(deployment.rejected()).containsExactly(keys.get(place) + ": yaml-invalid");
    assertThat(deployment.topics()).containsExactly("ferries=9", "tides=9");
    deployment.upload(keys.get(place), GOOD);
    assertThat(deployment.published()).isEqualTo(keys);
    assertThat(deployment.rejected()).isEmpty();
    assertThat(deployment.topics()).containsExactly("ferries=10", "tides=10");
  }

  /// The bound on memory, and on how many writers meet at one count.
  @Test
  void keys_ofALargeBatch_areFetchedByTenAtOnce() {
    var keys = IntStream.range(0, 100).mapToObj("_news/%d.md"::formatted).toList();
    keys.forEach(key -> deployment.bucket.put(key, GOOD));
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    deployment.source.meanwhile =
        () -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            Thread.sleep(2);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
        };
    assertThat(deployment.handle(Events.queue(Events.put(keys.toArray(String[]::new)))))
        .isEqualTo(Events.failures());
    assertThat(deployment.published()).hasSize(100);
    assertThat(most).hasValue(10);
  }

  @Test
  void article_thatBecomesADraft_isWithdrawn() {
    deployment.upload(KEY, GOOD);
    assertShown();
    deployment.upload(KEY, GOOD.replace("title: X", "title: X\npublished: false"));
    assertWithdrawn();
    assertThat(deployment.drafts()).containsExactly(KEY);
    assertThat(deployment.rejected()).isEmpty();
    deployment.upload(KEY, GOOD);
    assertShown();
    assertThat(deployment.drafts()).isEmpty();
  }

  /// Drafts made from one template share their URL: as many as fit in no one row.
  @Test
  void article_whoseUrlIsSharedByManyDrafts_isWithdrawn() {
    var draft = GOOD.replace("title: X", "title: X\npublished: false");
    for (var i = 0; i < 500; i++) {
      deployment.upload("_news/%s%03d.md".formatted("long".repeat(220), i), draft);
    }
    deployment.upload(KEY, GOOD);
    assertShown();
    deployment.upload(KEY, draft);
    assertWithdrawn();
  }

  @Test
  void article_thatIsMarkedAsRemoved_isWithdrawn() {
    deployment.upload(KEY, GOOD);
    deployment.upload(KEY, GOOD.replace("title: X", "title: X\nremoved: true"));
    assertWithdrawn();
    assertThat(deployment.drafts()).containsExactly(KEY);
  }

  @Test
  void reconcile_articleLosesItsFrontMatter_isWithdrawnWithoutARejection() {
    deployment.upload(KEY, GOOD);
    deployment.upload(KEY, "no front matter");
    assertWithdrawn();
    assertThat(deployment.drafts()).isEmpty();
    assertThat(deployment.rejected()).isEmpty();
    deployment.upload(KEY, GOOD);
    assertShown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---\ntitle: X\n",
        "---\n- X\n---\n",
        "---\ntitle: \"\n---\n",
        "---\ntitle: X\npublished: flase\n---\n"
      })
  void article_whoseFileIsRejected_isWithdrawn(String text) {
    deployment.upload(KEY, GOOD);
    deployment.upload(KEY, text);
    assertWithdrawn();
    assertThat(deployment.drafts()).isEmpty();
    assertThat(deployment.rejected()).hasSize(1);
    deployment.upload(KEY, GOOD);
    assertShown();
    assertThat(deployment.rejected()).isEmpty();
  }

  @Test
  void file_ofTheWrongSize_isRejectedAndItsArticleWithdrawn() {
    deployment.upload(KEY, GOOD);
    for (var size : List.of(0, 1, 5_000_000, 200_000_000)) {
      deployment.bucket.put(KEY, new byte[size]);
      assertThat(deployment.handle(Events.queue(Events.put(KEY)))).isEqualTo(Events.failures());
      assertWithdrawn();
      assertThat(deployment.rejected())
          .containsExactly(
              KEY
                  + switch (size) {
                    case 0 -> ": file-empty";
                    case 1 -> ": nul-character";
                    default -> ": file-too-large";
                  });
    }
  }

  private void assertShown() {
    assertThat(deployment.published()).containsExactly(KEY);
    assertThat(deployment.topics()).containsExactly("ferries=1", "tides=1");
    assertThat(deployment.catalog.status(Visibility.PUBLISHED).articles()).isEqualTo(1);
  }

  private void assertWithdrawn() {
    assertThat(deployment.published()).isEmpty();
    assertThat(deployment.topics()).isEmpty();
    assertThat(deployment.catalog.months(Visibility.PUBLISHED, "tides")).isEmpty();
    assertThat(deployment.catalog.detail(Visibility.PUBLISHED, KEY)).isNull();
    assertThat(deployment.catalog.status(Visibility.PUBLISHED).articles()).isZero();
    assertThat(deployment.catalog.keysByUrl(List.of("https://example.org/x"))).isEmpty();
  }
}
