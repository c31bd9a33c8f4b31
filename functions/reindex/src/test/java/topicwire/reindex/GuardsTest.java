package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.reindex.walk.Counter;
import topicwire.sync.Listing;
import topicwire.sync.keys.KeyQueue;

/// What a reindex refuses to do, and how it is told to do it nevertheless.
class GuardsTest {
  private final ReindexFixture town = new ReindexFixture();

  private void upload(int files) {
    for (var i = 0; i < files; i++) {
      town.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
  }

  @Test
  void walk_afterTwentyArticlesVanish_removesThemWithoutConfirmation() {
    upload(25);
    assertThat(town.reindex(Task.WALK, false).get(Counter.LIVE)).isEqualTo(25);
    for (var i = 0; i < 20; i++) {
      town.bucket.delete("_news/%03d.md".formatted(i));
    }
    assertThat(town.reindex(Task.WALK, false).get(Counter.HELD)).isZero();
    town.drain();
    town.assertEqual("after the walk");
  }

  @Test
  void walk_ofEmptiedBucket_holdsRemovalsBackUntilTheyAreConfirmed() {
    upload(30);
    // Also before any report: the counts say how many there are.
    town.bucket.objects().clear();
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.ORPHANED)).isEqualTo(30);
    assertThat(tally.get(Counter.HELD)).isEqualTo(10);
    assertThat(town.queue.take()).hasSize(20);
    assertThat(town.reindex(Task.WALK, true).get(Counter.HELD)).isZero();
    town.drain();
    town.assertEqual("after the forced walk");
  }

  @Test
  void walk_ofManyArticles_letsATenthVanishWithoutConfirmation() {
    upload(300);
    town.reindex(Task.WALK, false);
    for (var i = 0; i < 40; i++) {
      town.bucket.delete("_news/%03d.md".formatted(i));
    }
    assertThat(town.reindex(Task.WALK, false).get(Counter.HELD)).isEqualTo(10);
    assertThat(town.queue.take()).hasSize(30);
  }

  @Test
  void reindex_ofAnotherBucketsTable_changesNothingUntilItIsHandedOver() {
    upload(3);
    town.reindex(Task.WALK, false);
    var before = town.table.dump();
    var other = town.reindexer("other", town.listing, town.table);
    assertThatThrownBy(() -> other.run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "expected the bucket articles, whose index the table is, found this function set up for"
                + " other; check BUCKET_NAME, or hand the table over with"
                + " {\"task\":\"walk\",\"force\":true}");
    assertThat(town.table.dump()).isEqualTo(before);
    ReindexFixture.done(other.run(new Request(Task.WALK, "", true), ReindexFixture.PLENTY));
    assertThat(town.reindexState.read().bucket()).isEqualTo("other");
  }

  @Test
  void secondReindex_whileTheFirstHoldsTheLease_endsAsBusy() {
    upload(10);
    var answers = new ArrayList<Answer>();
    Listing meeting =
        (prefix, after) -> {
          answers.add(
              town.reindexer().run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY));
          return town.listing.page(prefix, after);
        };
    var first = town.reindexer("articles", meeting, town.table);
    ReindexFixture.done(first.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY));
    assertThat(answers)
        .isNotEmpty()
        .allMatch(answer -> answer.equals(new Answer.Busy("2026-03-01T12:16:00Z")));
  }

  @Test
  void reindexRun_afterAnotherTookItsLease_writesNothingMore() {
    upload(10);
    var second = new ArrayList<Answer>();
    Listing slow =
        (prefix, after) -> {
          if (second.isEmpty()) {
            town.now = town.now.plusSeconds(16 * 60 + 1);
            second.add(
                town.reindexer().run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY));
          }
          return town.listing.page(prefix, after);
        };
    var first = town.reindexer("articles", slow, town.table);
    assertThatThrownBy(() -> first.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "expected the lease of the reindex to be ours until 2026-03-01T12:16:00Z, found that"
                + " another run has taken it");
    assertThat(ReindexFixture.done(second.getFirst()).get(Counter.IN_SYNC)).isEqualTo(10);
    assertThat(town.reindexState.read().leasedUntil()).isEmpty();
  }

  @Test
  void reindexRun_thatDiesBetweenSendingAndNoting_isResumedAndRepeatsHarmlessWork() {
    for (var i = 0; i < 10; i++) {
      town.bucket.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "Red"));
    }
    KeyQueue dying =
        keys -> {
          town.queue.send(keys);
          throw new StackOverflowError("the process dies");
        };
    var first = town.reindexer("articles", town.listing, town.table, dying, "");
    assertThatThrownBy(() -> first.run(new Request(Task.WALK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(StackOverflowError.class);
    assertThat(town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY))
        .isInstanceOf(Answer.Busy.class);
    town.now = town.now.plusSeconds(16 * 60 + 1);
    ReindexFixture.done(
        town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY));
    assertThat(town.queue.take())
        .hasSize(20)
        .containsAll(List.copyOf(town.bucket.objects().keySet()));
    town.bucket.objects().keySet().forEach(town::reconcile);
    town.assertEqual("after the resumed walk");
  }
}
