package topicwire.index.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.expression.StandingQuery;
import topicwire.index.expression.TopicExpression;

/// One article with everything, one with nothing that may be left out, and what else a key can be.
final class Example {
  static final String KEY = "_news/one.md";
  static final String SECOND = "2024-03-01T10:00:00Z";
  static final String URL = "https://example.org/one";
  static final Flaw FLAW = new Flaw("title-missing", 1, "title", "expected text, found nothing");

  private Example() {}

  static Article full() {
    return article(SECOND, List.of(Label.of("Red"), Label.of("Green")), Label.of("News"), URL);
  }

  static Article bare() {
    return new Article(
        KEY, Article.UNDATED, List.of(), null, null, null, null, 0, null, "{\"a\":1}", "{\"b\":2}");
  }

  static Article article(
      String second, List<Label> topics, @Nullable Label category, @Nullable String url) {
    return new Article(
        KEY,
        second,
        topics,
        category,
        "video",
        "example.org",
        43L,
        -7,
        url,
        "{\"title\":\"One\"}",
        "{\"title\":\"One\",\"content\":\"\"}");
  }

  /// One of a day, and month, that is another than that of its second, and with former addresses.
  static Article eveningBefore() {
    return new Article(
        KEY,
        "2024-03-01T03:00:00Z",
        "2024-02-29",
        List.of(Label.of("Red")),
        null,
        null,
        null,
        null,
        0,
        URL,
        List.of("https://example.org/old/", "https://example.org/older", "/old"),
        "{\"a\":1}",
        "{\"b\":2}");
  }

  /// An article of two topics that others lie above.
  static Interpretation below(String... above) {
    return published(full().withTopics(full().topics(), List.of(above)));
  }

  static Interpretation expired(Article article) {
    return new Interpretation.Draft(article, List.of(), List.of("expired", "ahead"));
  }

  static Interpretation published(Article article) {
    return new Interpretation.Published(article, List.of());
  }

  static Interpretation draft(Article article) {
    return new Interpretation.Draft(article, List.of());
  }

  static Interpretation defined() {
    return new Interpretation.Defined(new Definition(KEY, "ai", "{\"name\":\"AI\"}"), List.of());
  }

  static Interpretation queried() {
    return new Interpretation.Queried(
        new StandingQuery(KEY, TopicExpression.of("ai,-red"), "https://hooks.example/"), List.of());
  }

  static Interpretation rejected() {
    return new Interpretation.Rejected(List.of(FLAW));
  }

  static Interpretation ignored() {
    return new Interpretation.Ignored(new Flaw("front-matter-missing", 1, null, "no front matter"));
  }
}
