package topicwire.reindex.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.reindex.Answer;
import topicwire.reindex.ReindexFixture;
import topicwire.reindex.Task;
import topicwire.reindex.walk.Counter;
import topicwire.sync.ListingException;

/// The loss of the index, of the bucket, and a table from a backup: what is left, and how all of it
/// comes back.
@Tag("slow")
class RestoreTest {
  private static final int FILES = 300;

  private final ReindexFixture town = new ReindexFixture();

  private ReindexFixture published() {
    for (var i = 0; i < FILES; i++) {
      town.put(key(i), ReindexFixture.file("News " + i, "Red", "Topic " + i % 7));
    }
    town.put("_news/draft.md", "---\ntitle: Hidden\ndraft: true\n---\nText.\n");
    town.put("_news/broken.md", "---\ntitle: [\n---\nText.\n");
    town.reindex(Task.WALK, false);
    return town;
  }

  private static String key(int number) {
    return "_news/%03d.md".formatted(number);
  }

  private static long shown(ReindexFixture town) {
    return town.catalog().status(Visibility.PUBLISHED).articles();
  }

  private static void aDayLater(ReindexFixture town) {
    town.later(Duration.ofDays(1));
    town.tick();
    town.drain();
  }

  /// A new stack beside a bucket that stayed, or a table that somebody emptied.
  @Test
  void table_thatIsLost_isMadeAnewByTheFirstTick() {
    var bucket = published().bucket;
    var anew = new ReindexFixture();
    bucket.objects().forEach(anew.bucket::put);

    assertThat(shown(anew)).isZero();
    assertThat(anew.tick()).isInstanceOf(Answer.Done.class);
    anew.drain();

    assertThat(shown(anew)).isEqualTo(FILES);
    anew.assertEqual("after the first tick");
    assertThat(anew.reindex(Task.AUDIT, false).get(Counter.MISCOUNTED)).isZero();
  }

  /// What S3 says of a bucket that is gone is no list without keys.
  @Test
  void bucket_thatIsGone_withdrawsNothing() {
    var before = published().table.dump();
    town.later(Duration.ofDays(1));

    assertThatThrownBy(() ->
            town.tick((_, _) -> {
              throw new ListingException("NoSuchBucket");
            }))
        .isInstanceOf(ListingException.class);

    assertThat(town.queue.take()).isEmpty();
    assertThat(shown(town)).isEqualTo(FILES);
    assertThat(town.table.dump().keySet()).containsAll(before.keySet());
  }

  /// A bucket that is empty, without an event: made anew under its old name, for instance. A tenth
  /// of the articles that there were goes each day, and the alarm for those that are kept rings.
  @Test
  void bucket_thatIsEmpty_losesATenthOfItsArticlesADay() {
    published();
    var files = new TreeMap<>(town.bucket.objects());
    town.bucket.objects().clear();

    aDayLater(town);
    assertThat(shown(town)).isEqualTo(270);
    aDayLater(town);
    assertThat(shown(town)).isEqualTo(240);

    // From another bucket, or from the publisher's site; here without events, too.
    files.forEach(town.bucket::put);
    aDayLater(town);
    assertThat(shown(town)).isEqualTo(FILES);
    town.assertEqual("after the files are back");
  }

  /// As an emptied bucket is: each deletion is an event, which no limit holds back. The alarm for
  /// articles that are withdrawn in numbers rings.
  @Test
  void files_thatAreDeleted_comeBackWithTheirVersions() {
    published();
    var files = new TreeMap<>(town.bucket.objects());
    files.keySet().forEach(town::delete);
    assertThat(shown(town)).isZero();

    // A delete marker that is removed is an event like an upload.
    files.forEach((key, bytes) -> {
      town.bucket.put(key, bytes);
      town.reconcile(key);
    });

    assertThat(shown(town)).isEqualTo(FILES);
    town.assertEqual("after the versions are back");
  }

  /// Files that were changed, added and deleted since, and an article that came back.
  @Test
  void table_ofAnEarlierSecond_isMadeEqualByAWalk() {
    town.put("_news/back.md", ReindexFixture.file("Back", "Red"));
    town.delete("_news/back.md");
    var earlier = Map.copyOf(published().table.dump());
    for (var i = 0; i < 15; i++) {
      town.put(key(i), ReindexFixture.file("Changed " + i, "Blue"));
      town.delete(key(20 + i));
      town.put("_news/new%d.md".formatted(i), ReindexFixture.file("New " + i, "Red"));
    }
    town.put("_news/back.md", ReindexFixture.file("Back again", "Red"));

    var restored = new ReindexFixture(earlier);
    town.bucket.objects().forEach(restored.bucket::put);
    aDayLater(restored);

    restored.assertEqual("after the first tick");
    assertThat(restored.reindex(Task.AUDIT, false).get(Counter.STRAYS)).isZero();
  }
}
