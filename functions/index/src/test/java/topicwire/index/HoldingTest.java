package topicwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key holds, whose it is to see, and what no key can hold. */
class HoldingTest {
  private static final List<Label> RED = List.of(Label.of("Red"));

  @Test
  void anArticleHoldsItsDateTopicsCategoryAndUrl() {
    assertThat(Holding.of(Example.published(Example.full())))
        .isEqualTo(
            new Holding(
                State.PUBLISHED,
                "2024-03-01T10:00:00Z",
                List.of(Label.of("Green"), Label.of("Red")),
                "news",
                Rows.hash("https://example.org/one")));
    assertThat(Holding.of(Example.draft(Example.bare())))
        .isEqualTo(new Holding(State.DRAFT, Article.UNDATED, List.of(), null, null));
  }

  @Test
  void aDefinitionHoldsItsSlugAndARejectionNothing() {
    assertThat(Holding.of(Example.defined()))
        .isEqualTo(new Holding(State.DEFINITION, "", List.of(new Label("ai", "")), null, null));
    assertThat(Holding.of(Example.rejected()))
        .isEqualTo(new Holding(State.REJECTED, "", List.of(), null, null));
    assertThat(Holding.of(new Standing.Deleted())).isSameAs(Holding.NOTHING);
  }

  @Test
  void onlyArticlesAreSeenAndDraftsByEditorsAlone() {
    assertThat(Holding.of(Example.published(Example.full())).visibility())
        .isEqualTo(Visibility.PUBLISHED);
    assertThat(Holding.of(Example.draft(Example.full())).visibility()).isEqualTo(Visibility.DRAFT);
    assertThat(Holding.of(Example.defined()).visibility()).isNull();
    assertThat(Holding.of(Example.rejected()).visibility()).isNull();
    assertThat(Holding.NOTHING.visibility()).isNull();
  }

  @ParameterizedTest
  @MethodSource("topicwire.index.RowsTest#standings")
  void whatAStandingHoldsIsSoundAndOfTheSameState(Standing standing) {
    assertThat(Holding.of(standing).sound()).isTrue();
    assertThat(Holding.of(standing).state()).isEqualTo(standing.state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2024-03-01", "2024-03-01T10:00:00", "2024-03-01T10:00:00Z ", "now"})
  void aPositionIsASecond(String second) {
    assertThat(article(second, RED, null).sound()).isFalse();
  }

  @Test
  void anArticleHasAtMostTwelveTopics() {
    assertThat(article(Example.SECOND, topics(12), null).sound()).isTrue();
    assertThat(article(Example.SECOND, topics(13), null).sound()).isFalse();
  }

  @Test
  void twoSpellingsOfATopicAreNotHeld() {
    var twins = List.of(Label.of("AI"), Label.of("ai"));
    assertThat(article(Example.SECOND, twins, null).sound()).isFalse();
  }

  @Test
  void aSlugIsThatOfItsName() {
    var wrong = List.of(new Label("blue", "Red"));
    assertThat(article(Example.SECOND, wrong, null).sound()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
  void aUrlIsHeldAsItsHash(String hash) {
    assertThat(article(Example.SECOND, RED, hash).sound()).isFalse();
  }

  @Test
  void aDefinitionHasOneSlugAndNothingElse() {
    assertThat(new Holding(State.DEFINITION, "", List.of(), null, null).sound()).isFalse();
    assertThat(new Holding(State.DEFINITION, "", topics(2), null, null).sound()).isFalse();
    assertThat(new Holding(State.DEFINITION, "", topics(1), "news", null).sound()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "DELETED"})
  void aRejectionOrTombstoneHasNothing(State state) {
    assertThat(new Holding(state, "", List.of(), null, null).sound()).isTrue();
    assertThat(new Holding(state, Example.SECOND, List.of(), null, null).sound()).isFalse();
    assertThat(new Holding(state, "", RED, null, null).sound()).isFalse();
  }

  private static Holding article(String second, List<Label> topics, @Nullable String urlHash) {
    return new Holding(State.DRAFT, second, topics, null, urlHash);
  }

  private static List<Label> topics(int number) {
    return IntStream.range(0, number).mapToObj(i -> Label.of("topic " + i)).toList();
  }
}
