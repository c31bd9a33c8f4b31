package topicwire.index.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Window;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;

/// What is written to a change log, what a follower reads of it, and what is removed.
class ChangeLogTest extends LogFixture {
  private final Changes changes = new Changes(table, clock);
  private final LogCollector collector = new LogCollector(table, clock);

  @Test
  void article_publishedChangedAndWithdrawn_leavesMarkersBehindIt() {
    show(published("A"));
    assertThat(log()).containsExactly("put A");
    show(published("B"));
    assertThat(log()).containsExactly("mark", "put B");
    show(new Interpretation.Draft(article("B"), List.of()));
    assertThat(log()).containsExactly("mark", "mark", "gone");
    assertThat(requireNonNull(index.sourceRecord(KEY)).log())
        .isEqualTo(new LogPlace(3, LogPlace.WITHDRAWN));
    show(published("B"));
    assertThat(log()).containsExactly("mark", "mark", "mark", "put B");
  }

  @Test
  void row_ofAChange_saysUnderWhichTopicsTheArticleWas() {
    show(published("A"));
    assertThat(last().was()).isEqualTo(new FormerTopics.None());
    show(published("B"));
    assertThat(last().was()).isEqualTo(new FormerTopics.Known(Set.of("red")));
    assertThat(last().row().text("was")).isEqualTo("=");
    show(withTopics("Blue", "Green"));
    assertThat(last().was()).isEqualTo(new FormerTopics.Known(Set.of("red")));
    show(withTopics());
    assertThat(last().row().text("was")).isEqualTo("blue green");
    show(withTopics("Red"));
    assertThat(last().was()).isEqualTo(new FormerTopics.Known(Set.of()));
    show(new Interpretation.Draft(article("B"), List.of()));
    assertThat(last().was()).isEqualTo(new FormerTopics.Known(Set.of("red")));
    show(published("B"));
    assertThat(last().was()).isEqualTo(new FormerTopics.None());
  }

  /// It takes two transactions, and is nothing in between.
  @Test
  void row_ofAnArticleThatIsWithdrawnInBetween_saysThatItIsNew() {
    show(withTopics(slugs("a")));
    show(withTopics(slugs("b")));
    assertThat(log()).containsExactly("mark", "mark", "put A");
    assertThat(last().was()).isEqualTo(new FormerTopics.None());
  }

  @Test
  void row_behindOneThatIsInDoubt_saysThatItIsNotKnown() {
    show(published("A"));
    var place = requireNonNull(requireNonNull(index.sourceRecord(KEY)).log());
    var doubtful = new LogPlace(place.position(), LogPlace.DOUBTFUL);
    var entry = LogEntry.of(KEY, doubtful, List.of(Label.of("Red")), new Interpretation.Deleted());
    assertThat(requireNonNull(entry).was()).isEqualTo(new FormerTopics.Unknown());
    assertThat(FormerTopics.of(entry.was().text(Set.of()), Set.of())).isEqualTo(entry.was());
  }

  private LogRow last() {
    return table.dump().values().stream()
        .filter(row -> row.key().pk().equals(Keys.logPartition(SHARD)))
        .map(row -> requireNonNull(LogRow.of(row)))
        .max(Comparator.comparingLong(LogRow::position))
        .orElseThrow();
  }

  private static String[] slugs(String prefix) {
    return IntStream.range(0, 24).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  private static Interpretation.Published withTopics(String... names) {
    var topics = Arrays.stream(names).map(Label::of).toList();
    return new Interpretation.Published(
        new Article(
            KEY,
            "2024-03-01T10:00:00Z",
            topics,
            null,
            null,
            null,
            null,
            0,
            null,
            "{\"title\":\"A\"}",
            "{\"topics\":\"%s\"}".formatted(topics)),
        List.of());
  }

  @Test
  void key_thatIsNeverPublic_doesNotTouchTheLog() {
    show(new Interpretation.Draft(article("A"), List.of()));
    show(new Interpretation.Rejected(List.of()));
    show(new Interpretation.Deleted());
    assertThat(table.dump().keySet()).noneMatch(key -> key.pk().startsWith("LOG"));
  }

  @Test
  void write_thatChangesNothingPublic_isNotLogged() {
    show(published("A"));
    show(published("A"));
    assertThat(index.commit(index.renewal(requireNonNull(index.sourceRecord(KEY)))))
        .isEqualTo(Commit.DONE);
    assertThat(log()).containsExactly("put A");
    show(new Interpretation.Draft(article("A"), List.of()));
    show(new Interpretation.Deleted());
    assertThat(log()).containsExactly("mark", "gone");
  }

  @Test
  void body_thatChanges_isLogged_asAFollowerMayHaveTheWholeArticle() {
    show(new Interpretation.Published(article("A", "{\"content\":\"one\"}"), List.of()));
    show(new Interpretation.Published(article("A", "{\"content\":\"two\"}"), List.of()));
    assertThat(log()).containsExactly("mark", "put A");
  }

  @Test
  void write_thatMeetsAnotherKeysWrite_isOvertakenAndSucceedsBehindIt() {
    var other = keyInTheSameLog();
    var write = writes(KEY, published("A")).getFirst();
    var late = index.completed(write);
    show(other, published("B"));
    assertThat(index.commit(late)).isEqualTo(Commit.OVERTAKEN);
    assertThat(index.commit(index.completed(write))).isEqualTo(Commit.DONE);
    assertThat(log()).containsExactly("put B", "put A");
  }

  @Test
  void follower_fromTheBeginning_readsWhatIsPublicThenWhatChanges() {
    show(published("A"));
    show(published("B"));
    var first = page(LogPlaces.BEGIN, 10);
    assertThat(told(first)).containsExactly("published B");
    show(new Interpretation.Deleted());
    var second = page(first.next(), 10);
    assertThat(told(second)).containsExactly("withdrawn");
    assertThat(told(page(second.next(), 10))).isEmpty();
  }

  /// It noted the place of what it had withdrawn, so that showing that again was not logged.
  @Test
  void articleWithdrawnInTheFirstOfTwoTransactions_isLoggedWhenItIsShownAgain() {
    var many = new Interpretation.Published(many("a"), List.of());
    show(many);
    assertThat(writes(KEY, new Interpretation.Draft(many("b"), List.of()))).hasSize(2);
    show(new Interpretation.Draft(many("b"), List.of()));
    show(many);
    assertThat(log()).containsExactly("mark", "mark", "put A");
  }

  private static Article many(String names) {
    var topics = IntStream.range(0, Article.MAX_TOPICS).mapToObj(i -> Label.of(names + i)).toList();
    return article("A").withTopics(topics, List.of());
  }

  @Test
  void article_countedByTopicsAboveInASecondTransaction_keepsItsPlaceInTheLog() {
    var above = IntStream.range(0, Article.MAX_ABOVE).mapToObj(i -> "above-" + i).toList();
    var article = article("A").withTopics(article("A").topics(), above);
    assertThat(writes(KEY, new Interpretation.Published(article, List.of()))).hasSize(2);
    show(new Interpretation.Published(article, List.of()));
    show(published("A"));
    assertThat(log()).containsExactly("put A");
    assertThat(requireNonNull(index.sourceRecord(KEY)).log())
        .extracting(LogPlace::position)
        .isEqualTo(1L);
  }

  @Test
  void follower_atAGap_waitsUntilItIsFilled() {
    show(published("A"));
    show(published("B"));
    show(published("C"));
    var gap = Keys.logRow(SHARD, 2);
    var row = requireNonNull(table.get(gap, true));
    write(new Change.Delete(gap, Condition.NONE));
    var first = page(LogPlaces.BEGIN, 10);
    assertThat(told(first)).isEmpty();
    assertThat(first.more()).isFalse();
    write(new Change.Put(row, Condition.NONE));
    assertThat(told(page(first.next(), 10))).containsExactly("published C");
  }

  @Test
  void pages_ofALogWithManyKeys_haveEachOnceAndEnd() {
    for (var i = 0; i < 500; i++) {
      show("_news/%03d.md".formatted(i), published("T" + i));
    }
    var paths = new ArrayList<String>();
    var places = LogPlaces.BEGIN;
    var pages = 0;
    for (var more = true; more; pages++) {
      var page = page(places, 25);
      assertThat(page.changes()).hasSizeLessThanOrEqualTo(25);
      page.changes().forEach(change -> paths.add(change.path()));
      places = page.next();
      more = page.more();
    }
    assertThat(paths).hasSize(500).doesNotHaveDuplicates();
    assertThat(pages).isBetween(20, 30);
  }

  @Test
  void article_thatNoLongerPassesTheFilter_isWithdrawn() {
    show(published("A"));
    var all = page(LogPlaces.BEGIN, 10);
    assertThat(changes.page(all.next(), 10, _ -> false))
        .isInstanceOfSatisfying(ChangePage.Changed.class, page -> assertThat(told(page)).isEmpty());
    show(published("B"));
    assertThat(changes.page(all.next(), 10, _ -> false))
        .isInstanceOfSatisfying(
            ChangePage.Changed.class, page -> assertThat(told(page)).containsExactly("withdrawn"));
  }

  @Test
  void article_pastItsEnd_isWithdrawnBeforeATickSaysSo() {
    show(
        new Interpretation.Published(
            article("A"), List.of(), new Window(null, now.plusSeconds(60))));
    assertThat(told(page(LogPlaces.BEGIN, 10))).containsExactly("published A");
    now = now.plusSeconds(60);
    assertThat(told(page(LogPlaces.BEGIN, 10))).containsExactly("withdrawn");
  }

  @Test
  void markersAndWithdrawals_thatAreOld_goAfterTheFloorIsRaised() {
    show(published("A"));
    var early = page(LogPlaces.BEGIN, 10).next();
    show(published("B"));
    show(new Interpretation.Deleted());
    show(keyInTheSameLog(), published("C"));
    assertThat(collector.collect(SHARD)).isZero();
    now = now.plus(LogCollector.KEPT).plus(Duration.ofDays(1));
    assertThat(collector.collect(SHARD)).as("only the floor is raised").isZero();
    assertThat(log()).containsExactly("mark", "mark", "gone", "put C");
    assertThat(changes.page(early, 10, _ -> true)).isInstanceOf(ChangePage.TooLate.class);
    assertThat(collector.collect(SHARD)).isEqualTo(3);
    assertThat(log()).containsExactly("put C");
    assertThat(told(page(LogPlaces.BEGIN, 10))).containsExactly("published C");
    assertThat(collector.collect(SHARD)).isZero();
  }

  @Test
  void follower_thatBeganBelowTheFloor_readsOnWhileItStands() {
    for (var i = 0; i < 4; i++) {
      show(published("A" + i));
    }
    show(keyInTheSameLog(), published("C"));
    now = now.plus(LogCollector.KEPT).plusSeconds(1);
    collector.collect(SHARD);
    collector.collect(SHARD);
    var first = page(LogPlaces.BEGIN, 1);
    assertThat(told(first)).containsExactly("published A3");
    assertThat(first.more()).isTrue();
    assertThat(told(page(first.next(), 1))).containsExactly("published C");
  }

  @Test
  void formerRow_belowTheFloor_isDeletedAtOnce() {
    show(published("A"));
    show(keyInTheSameLog(), published("C"));
    now = now.plus(LogCollector.KEPT).plusSeconds(1);
    collector.collect(SHARD);
    show(published("B"));
    assertThat(log()).containsExactly("put C", "put B");
  }

  @Test
  void log_thatIsAnotherOne_makesAFollowerBeginAgain() {
    show(published("A"));
    var followed = page(LogPlaces.BEGIN, 10).next();
    write(new Change.Delete(Keys.logHead(SHARD), Condition.NONE));
    show(published("B"));
    assertThat(changes.page(followed, 10, _ -> true)).isInstanceOf(ChangePage.TooLate.class);
  }

  private ChangePage.Changed page(LogPlaces from, int limit) {
    return (ChangePage.Changed) changes.page(from, limit, _ -> true);
  }

  private static List<String> told(ChangePage.Changed page) {
    return page.changes().stream()
        .map(change ->
            switch (change) {
              case PublicChange.Published(var _, var item, var _) ->
                  "published " + new String(item, UTF_8).replaceAll("[{}\"]|title|:", "");
              case PublicChange.Withdrawn _ -> "withdrawn";
            })
        .toList();
  }
}
