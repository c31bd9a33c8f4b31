package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topicwire.index.Article;
import topicwire.index.Label;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// What a change adds to the counts, and what is read from them.
class CountsTest {
  private static final String SHARD = "#" + Keys.shard(Example.KEY);

  @Test
  void countChanges_ofNewArticle_addOneToAllAndToTotalAndMonthOfEachTopic() {
    assertThat(changes(RowManifest.NOTHING, published(Example.SECOND, "Red", "Green")))
        .containsExactly(
            add("MONTHS#green", "2024-03#Green", 1),
            add("MONTHS#red", "2024-03#Red", 1),
            add("TOPICS", "#", 1),
            add("TOPICS", "green#Green", 1),
            add("TOPICS", "red#Red", 1));
  }

  @Test
  void countChanges_ofArticleThatBecomesRejected_subtractWhatItAdded() {
    assertThat(changes(published(Example.SECOND, "Red"), RowManifest.of(Example.rejected())))
        .containsExactly(
            add("MONTHS#red", "2024-03#Red", -1),
            add("STATES", "rejected#title-missing", 1),
            add("TOPICS", "#", -1),
            add("TOPICS", "red#Red", -1));
  }

  @Test
  void article_ofAnEveningBeforeAMonth_isCountedInTheMonthOfItsDay() {
    assertThat(
            changes(
                RowManifest.NOTHING, RowManifest.of(Example.published(Example.eveningBefore()))))
        .containsExactly(
            add("MONTHS#red", "2024-02#Red", 1),
            add("TOPICS", "#", 1),
            add("TOPICS", "red#Red", 1));
  }

  @Test
  void draft_isCountedUnderWhatHidesIt() {
    var bare = Example.bare();
    var draft = RowManifest.of(Example.draft(bare));
    var expired = RowManifest.of(Example.expired(bare));
    assertThat(changes(RowManifest.NOTHING, expired))
        .containsExactly(add("DRAFT-TOPICS", "#expired", 1));
    assertThat(changes(draft, expired))
        .containsExactly(add("DRAFT-TOPICS", "#", -1), add("DRAFT-TOPICS", "#expired", 1));
  }

  @Test
  void countChanges_ofCountsThatStayTheSame_areNotWritten() {
    assertThat(
            changes(
                published("2024-03-01T10:00:00Z", "Red", "Green"),
                published("2024-04-01T10:00:00Z", "Red", "Blue")))
        .containsExactly(
            add("MONTHS#blue", "2024-04#Blue", 1),
            add("MONTHS#green", "2024-03#Green", -1),
            add("MONTHS#red", "2024-03#Red", -1),
            add("MONTHS#red", "2024-04#Red", 1),
            add("TOPICS", "blue#Blue", 1),
            add("TOPICS", "green#Green", -1));
  }

  @Test
  void countChanges_ofArticleWithoutDate_addToNoMonth() {
    assertThat(changes(RowManifest.NOTHING, published(Article.UNDATED, "Red")))
        .containsExactly(add("TOPICS", "#", 1), add("TOPICS", "red#Red", 1));
  }

  @Test
  void draft_insteadOfPublishedArticle_isCountedOnlyAmongDrafts() {
    var draft =
        RowManifest.of(
            Example.draft(Example.article(Example.SECOND, List.of(Label.of("Red")), null, null)));
    assertThat(changes(published(Example.SECOND, "Red"), draft))
        .containsExactly(
            add("DRAFT-MONTHS#red", "2024-03#Red", 1),
            add("DRAFT-TOPICS", "#", 1),
            add("DRAFT-TOPICS", "red#Red", 1),
            add("MONTHS#red", "2024-03#Red", -1),
            add("TOPICS", "#", -1),
            add("TOPICS", "red#Red", -1));
  }

  @Test
  void countChanges_ofDefinitionsAndTombstones_areEmpty() {
    assertThat(changes(RowManifest.of(Example.defined()), RowManifest.NOTHING)).isEmpty();
  }

  @Test
  void topicsAbove_countAnArticleOnceWithoutASpelling() {
    var below = RowManifest.of(Example.below("paint", "colour"));
    assertThat(changes(RowManifest.of(Example.published(Example.full())), below))
        .containsExactly(add("TOPICS", "colour#", 1), add("TOPICS", "paint#", 1));
    assertThat(changes(below, RowManifest.of(Example.below("colour", "light"))))
        .containsExactly(add("TOPICS", "light#", 1), add("TOPICS", "paint#", -1));
  }

  @Test
  void draft_underTopicsAbove_isCountedOnlyAmongDrafts() {
    var article = Example.full().withTopics(List.of(Label.of("Red")), List.of("colour"));
    assertThat(changes(RowManifest.NOTHING, RowManifest.of(Example.draft(article))))
        .contains(add("DRAFT-TOPICS", "colour#", 1))
        .noneMatch(change -> change.key().pk().startsWith("TOPICS"));
  }

  @Test
  void numberBelow_isNoSpellingAndNoArticleOfTheTopic() {
    var spellings = new Counts.Spellings();
    spellings.add(new Counts.Count("ai", "AI", 2));
    spellings.add(new Counts.Count("ai", "", 3));
    spellings.add(new Counts.Count("ai", "", 4));
    assertThat(spellings.shown()).isEqualTo("AI");
    assertThat(spellings.sum()).isEqualTo(2);
    assertThat(spellings.below()).isEqualTo(7);
  }

  @Test
  void fileThatIsNoArticle_isCountedByWhy() {
    assertThat(changes(RowManifest.of(Example.rejected()), RowManifest.of(Example.ignored())))
        .containsExactly(
            add("STATES", "ignored#front-matter-missing", 1),
            add("STATES", "rejected#title-missing", -1));
    assertThat(changes(RowManifest.of(Example.ignored()), RowManifest.NOTHING))
        .containsExactly(add("STATES", "ignored#front-matter-missing", -1));
  }

  @Test
  void count_withSeparatorsInItsName_isReadWithThem() {
    var row = new Row(new RowKey("TOPICS", "csharp#C##7"), Map.of("count", new Value.Whole(3)));
    assertThat(Counts.Count.of(row)).isEqualTo(new Counts.Count("csharp", "C#", 3));
    assertThat(Counts.Count.of(new Row(new RowKey("TOPICS", "##5"), Map.of())))
        .isEqualTo(new Counts.Count("", "", 0));
  }

  @Test
  void shownSpelling_ofSeveral_isTheMostFrequentAndAmongEqualsTheSmallest() {
    var spellings = new Counts.Spellings();
    assertThat(spellings.shown()).isEmpty();
    spellings.add("ai", 1);
    spellings.add("AI", 1);
    assertThat(spellings.shown()).isEqualTo("AI");
    spellings.add("ai", 2);
    assertThat(spellings.shown()).isEqualTo("ai");
    assertThat(spellings.sum()).isEqualTo(4);
  }

  @Test
  void spelling_thatIsNoLongerUsed_isNotShown() {
    var spellings = new Counts.Spellings();
    spellings.add("AI", 0);
    assertThat(spellings.shown()).isEmpty();
    assertThat(spellings.sum()).isZero();
  }

  private static RowManifest published(String second, String... topics) {
    var labels = Stream.of(topics).map(Label::of).toList();
    return RowManifest.of(Example.published(Example.article(second, labels, null, null)));
  }

  private static List<Change> changes(RowManifest before, RowManifest after) {
    return Counts.changes(Example.KEY, before, after, "r1");
  }

  private static Change add(String partition, String sort, long amount) {
    return new Change.Add(
        new RowKey(partition, sort + SHARD),
        "count",
        amount,
        Map.of("stamp", new Value.Text("r1")));
  }
}
