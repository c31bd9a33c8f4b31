package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Article;
import topicwire.index.ContentState;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Visibility;
import topicwire.index.taxonomy.Claims;
import topicwire.index.taxonomy.DefinedTopic;

/// What a key holds, whose it is to see, and what no key can hold.
class RowManifestTest {
  private static final List<Label> RED = List.of(Label.of("Red"));

  @Test
  void manifest_ofArticle_holdsDateTopicsCategoryAndUrl() {
    assertThat(RowManifest.of(Example.published(Example.full())))
        .isEqualTo(
            new RowManifest(
                ContentState.PUBLISHED,
                "2024-03-01T10:00:00Z",
                List.of(Label.of("Green"), Label.of("Red")),
                "news",
                RowCodec.hash("https://example.org/one")));
    assertThat(RowManifest.of(Example.draft(Example.bare())))
        .isEqualTo(new RowManifest(ContentState.DRAFT, Article.UNDATED, List.of(), null, null));
  }

  @Test
  void manifest_ofDefinitionOrRejection_holdsOnlyTheSlugOrTheReason() {
    assertThat(RowManifest.of(Example.defined()))
        .isEqualTo(
            new RowManifest(
                ContentState.DEFINITION,
                "",
                List.of(new Label("ai", "")),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                Claims.digest(List.of(new DefinedTopic(Example.KEY, "ai", Claims.NONE))),
                List.of()));
    assertThat(RowManifest.of(Example.rejected()))
        .isEqualTo(
            new RowManifest(
                ContentState.REJECTED,
                "",
                List.of(),
                null,
                null,
                null,
                "title-missing",
                List.of(),
                null));
    assertThat(RowManifest.of(new Interpretation.Deleted())).isSameAs(RowManifest.NOTHING);
  }

  @Test
  void visibility_ofEachState_showsOnlyArticlesAndDraftsOnlyToEditors() {
    assertThat(RowManifest.of(Example.published(Example.full())).visibility())
        .isEqualTo(Visibility.PUBLISHED);
    assertThat(RowManifest.of(Example.draft(Example.full())).visibility())
        .isEqualTo(Visibility.DRAFT);
    assertThat(RowManifest.of(Example.defined()).visibility()).isNull();
    assertThat(RowManifest.of(Example.rejected()).visibility()).isNull();
    assertThat(RowManifest.of(Example.ignored()).visibility()).isNull();
    assertThat(RowManifest.NOTHING.visibility()).isNull();
  }

  @ParameterizedTest
  @MethodSource("topicwire.index.layout.RowCodecTest#interpretations")
  void manifest_ofAnyInterpretation_isSoundAndHasTheSameState(Interpretation interpretation) {
    assertThat(RowManifest.of(interpretation).sound()).isTrue();
    assertThat(RowManifest.of(interpretation).state()).isEqualTo(interpretation.state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2024-03-01", "2024-03-01T10:00:00", "2024-03-01T10:00:00Z ", "now"})
  void manifest_withPositionThatIsNoUtcSecond_isNotSound(String second) {
    assertThat(article(second, RED, null).sound()).isFalse();
  }

  @Test
  void manifest_ofArticle_isSoundWithAtMostTwentyFourTopics() {
    assertThat(article(Example.SECOND, topics(24), null).sound()).isTrue();
    assertThat(article(Example.SECOND, topics(25), null).sound()).isFalse();
  }

  @Test
  void manifest_withTwoSpellingsOfATopic_isNotSound() {
    var twins = List.of(Label.of("AI"), Label.of("ai"));
    assertThat(article(Example.SECOND, twins, null).sound()).isFalse();
  }

  @Test
  void manifest_withSlugOfAnotherName_isNotSound() {
    var wrong = List.of(new Label("blue", "Red"));
    assertThat(article(Example.SECOND, wrong, null).sound()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
  void manifest_withUrlThatIsNoHash_isNotSound(String hash) {
    assertThat(article(Example.SECOND, RED, hash).sound()).isFalse();
  }

  @Test
  void manifest_ofDefinition_isNotSoundUnlessItHoldsOneSlugAndNothingElse() {
    assertThat(new RowManifest(ContentState.DEFINITION, "", List.of(), null, null).sound())
        .isFalse();
    assertThat(new RowManifest(ContentState.DEFINITION, "", topics(2), null, null).sound())
        .isFalse();
    assertThat(new RowManifest(ContentState.DEFINITION, "", topics(1), "news", null).sound())
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "DELETED"})
  void manifest_ofRejectionOrTombstone_isSoundOnlyIfEmpty(ContentState state) {
    assertThat(new RowManifest(state, "", List.of(), null, null).sound()).isTrue();
    assertThat(new RowManifest(state, Example.SECOND, List.of(), null, null).sound()).isFalse();
    assertThat(new RowManifest(state, "", RED, null, null).sound()).isFalse();
  }

  @Test
  void manifest_withAMonthReasonOrAliasThatNoFileGives_isNotSound() {
    assertThat(with("2024-02", "expired", List.of("0".repeat(32))).sound()).isTrue();
    assertThat(with("2024-03", null, List.of()).sound()).as("that of its second").isFalse();
    assertThat(with("March", null, List.of()).sound()).isFalse();
    assertThat(with(null, "Why#", List.of()).sound()).isFalse();
    assertThat(with(null, null, List.of("0".repeat(64))).sound()).isFalse();
    assertThat(
            with(null, null, IntStream.range(0, 11).mapToObj("%032d"::formatted).toList()).sound())
        .isFalse();
  }

  @Test
  void manifest_withTopicsAboveThatCannotBe_isNotSound() {
    var article = article(Example.SECOND, RED, null);
    var most = IntStream.range(0, Article.MAX_ABOVE).mapToObj(i -> "above-" + i).toList();
    assertThat(article.withAbove(most).sound()).isTrue();
    assertThat(article.withAbove(List.of("Colour")).sound()).as("no slug").isFalse();
    assertThat(article.withAbove(List.of("")).sound()).isFalse();
    assertThat(article.withAbove(List.of("red")).sound()).as("its own topic").isFalse();
    var more = IntStream.rangeClosed(0, Article.MAX_ABOVE).mapToObj(i -> "above-" + i).toList();
    assertThat(article.withAbove(more).sound()).isFalse();
    assertThat(RowManifest.of(Example.rejected()).withAbove(List.of("colour")).sound()).isFalse();
  }

  private static RowManifest with(
      @Nullable String month, @Nullable String reason, List<String> aliasHashes) {
    return new RowManifest(
        ContentState.DRAFT, Example.SECOND, RED, null, null, month, reason, aliasHashes, null);
  }

  private static RowManifest article(String second, List<Label> topics, @Nullable String urlHash) {
    return new RowManifest(ContentState.DRAFT, second, topics, null, urlHash);
  }

  private static List<Label> topics(int number) {
    return IntStream.range(0, number).mapToObj(i -> Label.of("topic " + i)).toList();
  }
}
