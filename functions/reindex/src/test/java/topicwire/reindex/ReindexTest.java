package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.Visibility;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.reindex.walk.Counter;
import topicwire.sync.Listing;
import topicwire.sync.ListingException;
import topicwire.sync.keys.KeyMessage;
import topicwire.testing.Depth;

/// What a walk finds, and that the index equals the bucket when what it sent was looked at.
@Tag("slow")
class ReindexTest {
  private final ReindexFixture town = new ReindexFixture();

  private void upload(int files) {
    for (var i = 0; i < files; i++) {
      town.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "Red", "Green"));
    }
  }

  @Test
  void oneWalk_whenAllEventsOfAnImportAreLost_repairsTheIndex() {
    for (var i = 0; i < 50; i++) {
      town.bucket.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    town.bucket.put("image.jpg", "no article");
    town.bucket.put("_data/topics/red.yaml", "_id: red\nname: Red\n");
    town.bucket.put("_news/broken.md", "---\n---\n");
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.LISTED)).isEqualTo(52);
    assertThat(tally.get(Counter.MISSING)).isEqualTo(52);
    assertThat(tally.drift()).isEqualTo(52);
    town.drain();
    town.assertEqual("after the walk");
    town.settled(); // the definition asks for a sweep
    assertThat(town.reindex(Task.WALK, false).get(Counter.IN_SYNC)).isEqualTo(52);
    assertThat(town.queue.take()).isEmpty();
  }

  @Test
  void walk_withEveryKindOfDifference_findsAndCountsThem() {
    upload(6);
    town.bucket.delete("_news/000.md");
    town.bucket.put("_news/001.md", ReindexFixture.file("Another", "Blue"));
    town.bucket.put(
        "_news/002.md", ReindexFixture.file("News x", "Red", "Green")); // of the same size
    town.bucket.put("_news/003b.md", ReindexFixture.file("New", "Blue"));
    town.delete("_news/004.md");
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.LISTED)).isEqualTo(5);
    assertThat(tally.get(Counter.LIVE)).isEqualTo(5);
    assertThat(tally.get(Counter.ORPHANED)).isEqualTo(1);
    assertThat(tally.get(Counter.CHANGED)).isEqualTo(2);
    assertThat(tally.get(Counter.MISSING)).isEqualTo(1);
    assertThat(tally.get(Counter.TOMBSTONES)).isEqualTo(1);
    assertThat(tally.get(Counter.IN_SYNC)).isEqualTo(2);
    assertThat(tally.drift()).isEqualTo(4);
    town.drain();
    town.assertEqual("after the walk");
  }

  /// The number is in `/status`: from it, anybody could see that drafts come and go.
  @Test
  void driftFound_ofDraftsAndRejectedFiles_isNoMatterOfThePublic() {
    town.put(
        "_news/draft.md",
        ReindexFixture.file("Draft", "Red").replace("---\ntitle", "---\ndraft: true\ntitle"));
    town.put("_news/broken.md", "---\npublished: maybe\n---\n");
    town.put("_news/gone.md", "---\npublished: maybe\n---\n");
    town.bucket.put("_news/draft.md", ReindexFixture.file("Draft two", "Red"));
    town.bucket.put("_news/broken.md", "---\npublished: perhaps\n---\n");
    town.bucket.put("_news/secret.md", ReindexFixture.file("Lost", "Red"));
    town.bucket.delete("_news/gone.md");
    assertThat(town.reindex(Task.WALK, false).drift()).isEqualTo(4);
    assertThat(town.catalog().status(Visibility.PUBLISHED).drift()).isZero();
    town.drain();

    upload(3);
    town.bucket.delete("_news/000.md");
    town.bucket.put("_news/001.md", ReindexFixture.file("Another", "Blue"));
    town.reindex(Task.WALK, false);
    assertThat(town.catalog().status(Visibility.PUBLISHED).drift()).isEqualTo(2);
  }

  @Test
  void newFile_whoseEventMayStillArrive_isNoDrift() {
    town.bucket.put("_news/new.md", ReindexFixture.file("New", "Red"));
    town.listing.written("_news/new.md", town.now.minus(Duration.ofMinutes(14)));
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.RECENT)).isEqualTo(1);
    assertThat(tally.drift()).isZero();
    town.drain();
    town.assertEqual("after the walk");
  }

  /// With more patience than a quarter of an hour, the alarm for lost events would never ring.
  @Test
  void eventsTake_sixteenMinutesAfterAnUpload_isDrift() {
    town.bucket.put("_news/lost.md", ReindexFixture.file("Lost", "Red"));
    town.listing.written("_news/lost.md", town.now.minus(Duration.ofMinutes(16)));
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.RECENT)).isZero();
    assertThat(tally.drift()).isEqualTo(1);
  }

  /// What changes during the walk may have been passed already: only the beginning is true.
  @Test
  void verifiedAt_ofAWalkThatTakesTime_isItsBeginning() {
    upload(6);
    var begin = town.now.toString();
    Listing slow =
        (prefix, after) -> {
          town.now = town.now.plusSeconds(60);
          return town.listing.page(prefix, after);
        };
    ReindexFixture.done(
        town.reindexer("articles", slow, town.table)
            .run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY));
    assertThat(town.now.toString()).isGreaterThan(begin);
    assertThat(town.catalog().status(Visibility.PUBLISHED).verifiedAt()).isEqualTo(begin);
  }

  /// No listing names versions.
  @Test
  void sourceRecord_withTheVersionOfItsObject_isInSync() {
    upload(1);
    var versioned =
        town.tampered(row -> {
          var etag = row.text("etag");
          if (etag == null) {
            return row;
          }
          var attributes = new HashMap<>(row.attributes());
          attributes.put("etag", new Value.Text(etag + "@3sL4kqtJlcpXroDTDmJ"));
          return new Row(row.key(), attributes);
        });
    assertThat(versioned.reindex(Task.WALK, false).get(Counter.IN_SYNC)).isEqualTo(1);
  }

  @Test
  void walk_withHalfTheEventsLostAndFilesChangingMeanwhile_repairsTheIndex() {
    for (var seed = 0L; seed < Depth.of(60, 300); seed++) {
      var random = new Random(seed);
      var world = new ReindexFixture();
      for (var i = 0; i < 30; i++) {
        change(world, random, random.nextBoolean());
      }
      Listing changing =
          (prefix, after) -> {
            // Events of what happens now arrive, before or after the walk comes by.
            change(world, random, true);
            var page = world.listing.page(prefix, after);
            change(world, random, true);
            return page;
          };
      ReindexFixture.done(
          world
              .reindexer("articles", changing, world.table)
              .run(new Request(Task.WALK, "", true), ReindexFixture.PLENTY));
      world.drain();
      world.assertEqual("seed " + seed);
    }
  }

  private static void change(ReindexFixture town, Random random, boolean told) {
    var key = "_news/%02d.md".formatted(random.nextInt(15));
    if (random.nextInt(3) == 0) {
      town.bucket.delete(key);
    } else {
      town.bucket.put(
          key, ReindexFixture.file("News " + random.nextInt(4), "T" + random.nextInt(3)));
    }
    if (told) {
      town.reconcile(key);
    }
  }

  /// The same key and bytes are of another category, and may be no draft any more.
  @Test
  void walk_withAnotherPrefix_treatsRowsAsOfAnotherParser() {
    town.bucket.put("site/_news/a.md", ReindexFixture.file("A", "Red"));
    town.reconciler("").reconcile("site/_news/a.md", ReindexFixture.PLENTY);
    var moved = town.reindexer("articles", town.listing, town.table, town.queue, "site/");
    var walk = new Request(Task.WALK, "", false);
    assertThat(
            ReindexFixture.done(moved.run(walk, ReindexFixture.PLENTY)).get(Counter.OTHER_PARSER))
        .isEqualTo(1);
    town.queue
        .take()
        .forEach(key -> town.reconciler("site/").reconcile(key, ReindexFixture.PLENTY));
    assertThat(town.table.dump().keySet())
        .filteredOn(row -> row.pk().startsWith("CATEGORY#"))
        .extracting(RowKey::pk)
        .containsExactly("CATEGORY#news");
    assertThat(ReindexFixture.done(moved.run(walk, ReindexFixture.PLENTY)).get(Counter.IN_SYNC))
        .isEqualTo(1);
  }

  @Test
  void walk_ofRowsOfAnotherParser_writesThemAgainAndCountsNoDrift() {
    upload(5);
    var old =
        town.tampered(row -> {
          var attributes = new HashMap<>(row.attributes());
          attributes.replace("parser", new Value.Text("0"));
          return new Row(row.key(), attributes);
        });
    var tally = old.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.OTHER_PARSER)).isEqualTo(5);
    assertThat(tally.drift()).isZero();
    old.drain();
    old.assertEqual("after the walk");
    assertThat(old.reindex(Task.WALK, false).get(Counter.OTHER_PARSER)).isZero();
  }

  @Test
  void walk_ofBucketInSync_writesNothingButItsOwnRows() {
    upload(20);
    var before = town.table.dump();
    town.reindex(Task.WALK, false);
    var changed = new ArrayList<String>();
    town.table
        .dump()
        .forEach((key, row) -> {
          if (!row.equals(before.get(key))) {
            changed.add(key.pk());
          }
        });
    assertThat(changed).containsExactlyInAnyOrder("REINDEX", "STATUS");
    assertThat(town.queue.take()).isEmpty();
  }

  @Test
  void walk_ofOneFolder_comparesThatFolderAndSaysNothingAboutTheRest() {
    town.bucket.put("_news/a.md", ReindexFixture.file("A", "Red"));
    town.bucket.put("_people/b.md", ReindexFixture.file("B", "Red"));
    town.put("_news/gone.md", ReindexFixture.file("C", "Red"));
    town.put("_zoo/gone.md", ReindexFixture.file("D", "Red"));
    town.bucket.delete("_news/gone.md");
    town.bucket.delete("_zoo/gone.md");
    var tally =
        ReindexFixture.done(
            town.reindexer().run(new Request(Task.WALK, "_news/", false), ReindexFixture.PLENTY));
    assertThat(tally.get(Counter.LISTED)).isEqualTo(1);
    assertThat(town.queue.take()).containsExactly("_news/a.md", "_news/gone.md");
    assertThat(town.reindexState.read().walkedAt()).isEmpty();
    assertThat(town.reindexState.read().report()).contains("\"prefix\":\"_news/\"");
  }

  @Test
  void articles_outsideOfANewPrefix_areRemoved() {
    upload(3);
    town.put("site/a.md", ReindexFixture.file("A", "Red"));
    var narrowed = town.reindexer("articles", town.listing, town.table, town.queue, "site/");
    assertThat(
            ReindexFixture.done(
                    narrowed.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
                .get(Counter.ORPHANED))
        .isEqualTo(3);
    town.queue
        .take()
        .forEach(key -> town.reconciler("site/").reconcile(key, ReindexFixture.PLENTY));
    assertThat(
            ReindexFixture.done(
                    narrowed.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
                .drift())
        .isZero();
    assertThat(town.table.dump().keySet())
        .noneMatch(key -> key.pk().equals("FEED") && key.sk().contains("_news/"));
  }

  @Test
  void tombstone_afterSevenDays_isCollectedAndNotBefore() {
    upload(2);
    town.delete("_news/000.md");
    town.now = town.now.plus(Duration.ofDays(7));
    assertThat(town.reindex(Task.WALK, false).get(Counter.COLLECTED)).isZero();
    town.now = town.now.plusSeconds(1);
    assertThat(town.reindex(Task.WALK, false).get(Counter.COLLECTED)).isEqualTo(1);
    assertThat(town.table.dump().keySet()).noneMatch(key -> key.pk().contains("000"));
    town.put("_news/000.md", ReindexFixture.file("Back", "Red"));
    town.assertEqual("re-created");
  }

  @Test
  void reindexRun_withUnfinishedListing_endsAndTheNextOneContinues() {
    upload(10);
    town.bucket.put("_news/zzz.md", ReindexFixture.file("Lost", "Red"));
    var requests = new int[1];
    Listing breaking =
        (prefix, after) -> {
          if (++requests[0] == 3) {
            throw new ListingException("503 Slow Down");
          }
          return town.listing.page(prefix, after);
        };
    var reindexer = town.reindexer("articles", breaking, town.table);
    assertThatThrownBy(
            () -> reindexer.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(ListingException.class);
    assertThat(town.queue.take()).isEmpty();
    assertThat(town.reindexState.read().leasedUntil()).isEmpty();
    var tally =
        ReindexFixture.done(
            reindexer.run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY));
    assertThat(tally.get(Counter.LISTED)).isEqualTo(11);
    assertThat(town.queue.take()).containsExactly("_news/zzz.md");
  }

  @Test
  void keyMessages_ofManyOrLongKeys_areSmallEnoughForOneInvocation() {
    var keys = new ArrayList<String>();
    for (var i = 0; i < 250; i++) {
      keys.add("_news/%03d.md".formatted(i));
    }
    var messages = KeyMessage.of("articles", keys);
    assertThat(messages).hasSize(3);
    assertThat(messages.getLast())
        .startsWith("{\"bucket\":\"articles\",\"keys\":[\"_news/200.md\",");
    // Every character of these takes six bytes.
    var long900 = "\u0001".repeat(900);
    assertThat(KeyMessage.of("articles", Collections.nCopies(100, long900)))
        .allMatch(message -> message.length() < 110_000)
        .hasSize(6);
    assertThat(KeyMessage.of("articles", List.of())).isEmpty();
  }
}
