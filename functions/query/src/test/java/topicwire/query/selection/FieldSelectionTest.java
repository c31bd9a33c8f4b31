package topicwire.query.selection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// Answers hold the fields that are asked for, and `path`.
class FieldSelectionTest {
  private final QueryFixture site = new QueryFixture();

  private void publish() {
    site.publish(
        Story.of("_news/1.md", "2024-01-01", "AI")
            .category("news")
            .webUrl("https://a.example/1")
            .with("\"readingTime\":\"5 min\",\"content\":\"Body *one*.\""),
        Story.of("_news/2.md", "2024-01-02", "AI").type("video"));
  }

  @Test
  void list_withFields_holdsThemAndThePathAlone() {
    publish();
    var items =
        "{\"value\":[{\"path\":\"_news/2.md\",\"title\":\"Title of"
            + " _news/2.md\"},{\"path\":\"_news/1.md\",\"title\":\"Title of"
            + " _news/1.md\",\"webUrl\":\"https://a.example/1\"}]}";
    assertThat(site.get("/articles?fields=webUrl,title").body()).isEqualTo(items);
    assertThat(site.get("/articles?fields=path,%20title%20,webUrl").body()).isEqualTo(items);
    assertThat(site.get("/topics/ai/articles?fields=type&limit=1").body())
        .startsWith(
            "{\"topic\":{\"slug\":\"ai\",\"name\":\"AI\"},\"value\":[{\"path\":\"_news/2.md\",\"type\":\"video\"}]")
        .contains("\"next\":\"/topics/ai/articles?fields=type&limit=1&cursor=");
    assertThat(site.get("/categories/news/articles?fields=path").body())
        .endsWith("\"value\":[{\"path\":\"_news/1.md\"}]}");
  }

  @Test
  void cursor_ofAPage_leadsOnWithOtherFields() {
    publish();
    var next = site.get("/articles?fields=title&limit=1").next();
    assertThat(site.get(next.replace("fields=title", "fields=type")).paths()).isEmpty();
    assertThat(site.get(next.replace("fields=title&", "")).paths()).containsExactly("_news/1.md");
  }

  @Test
  void article_withFields_holdsThoseOfItsFileToo() {
    publish();
    assertThat(site.get("/article?key=_news/1.md&fields=title,readingTime").body())
        .isEqualTo(
            "{\"path\":\"_news/1.md\",\"title\":\"Title of _news/1.md\",\"readingTime\":\"5"
                + " min\"}");
    assertThat(site.get("/articles/_news/1.md?fields=title,contentHtml").body())
        .isEqualTo(
            "{\"path\":\"_news/1.md\",\"title\":\"Title of _news/1.md\",\"contentHtml\":\"<p>Body"
                + " <em>one</em>.</p>\"}");
    assertThat(site.get("/article?key=_news/1.md&fields=type&include=content").body())
        .isEqualTo("{\"path\":\"_news/1.md\",\"content\":\"Body *one*.\"}");
    assertThat(site.get("/article?key=_news/1.md&include=contentHtml").body())
        .isEqualTo(site.get("/article?key=_news/1.md&content=full").body());
    assertThat(site.get("/editor/article?key=_news/1.md&fields=title").body())
        .endsWith("\"article\":{\"path\":\"_news/1.md\",\"title\":\"Title of _news/1.md\"}}");
  }

  @Test
  void article_withoutRelatedStoriesInItsFields_looksForNone() {
    site.publish(
        Story.of("1.md", "2024-01-01")
            .with("\"related\":[{\"title\":\"x\",\"webUrl\":\"https://a.example/2\"}]"));
    site.get("/article?key=1.md&fields=title");
    assertThat(site.table.requests).containsExactly("get ARTICLE#1.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles?fields=titel",
        "/articles?fields=content",
        "/articles?fields=title,",
        "/articles?fields=",
        "/articles?fields=Title",
        "/editor/articles?fields=state",
        "/article?key=_news/1.md&fields=readingtime",
        "/articles/_news/2.md?fields=readingTime",
        "/articles?include=body",
        "/articles?include=",
        "/articles?include=content&limit=100",
        "/article?key=_news/1.md&include=related"
      })
  void unknownField_anywhere_isRefused(String target) {
    publish();
    for (var i = 0; i < 40; i++) {
      site.publish(Story.of("_more/%d.md".formatted(i), "2023-01-01"));
    }
    var answer = site.get(target);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"parameter-invalid\"");
  }

  @Test
  void refusalOfAField_namesTheFieldsThatThereAre() {
    assertThat(site.get("/articles?fields=titel").body())
        .contains(
            "Expected fields among path, title, excerpt, type, category, publishedDateTime,"
                + " updatedDateTime, webUrl, originalUrl, quality, heat, authors, locale, provider,"
                + " images, topics, found \\\"titel\\\".");
  }

  @Test
  void list_withBodies_isTwoRequestsAndHoldsThemBehindTheFields() {
    publish();
    assertThat(site.get("/articles?fields=title&include=content,contentHtml").body())
        .isEqualTo(
            "{\"value\":[{\"path\":\"_news/2.md\",\"title\":\"Title of"
                + " _news/2.md\"},{\"path\":\"_news/1.md\",\"title\":\"Title of"
                + " _news/1.md\",\"content\":\"Body *one*.\",\"contentHtml\":\"<p>Body"
                + " <em>one</em>.</p>\"}]}");
    site.table.requests.clear();
    site.get("/articles?fields=title&include=content");
    assertThat(site.table.requests).containsExactly("walk FEED", "getAll 2");
    assertThat(site.get("/editor/articles?include=content").status()).isEqualTo(400);
  }

  @Test
  void pageOfThreeFields_ofArticlesAsPeopleWriteThem_hasAtMostThreeKilobytes() {
    for (var i = 0; i < 30; i++) {
      site.publish(
          Story.of(
                  "_news/2024-01-%02d-a-title-of-common-length.md".formatted(i + 1),
                  "2024-01-01",
                  "AI")
              .webUrl(
                  "https://publisher.example/2024/01/a-title-of-common-length-%02d".formatted(i))
              .domain("publisher.example")
              .type("article"));
    }
    var target = "/topics/ai/articles?fields=title,webUrl,publishedDateTime";
    var sent =
        site.raw(QueryFixture.event("GET", target, Map.of("accept-encoding", "gzip")), target);
    assertThat(new String(sent, UTF_8).length()).as("base64 and headers counted").isLessThan(3_000);
    assertThat(site.get("/topics/ai/articles?fields=title").body().getBytes(UTF_8).length)
        .as("without compression")
        .isLessThan(site.get("/topics/ai/articles").body().length() / 2);
  }

  @ParameterizedTest
  @CsvSource({"title, true", "webUrl, false", "path, true"})
  void selection_ofATitle_hasItAndThePath(String field, boolean wanted) {
    var parameters =
        topicwire.runtime.http.Parameters.of("fields=title", java.util.Set.of("fields"));
    assertThat(FieldSelection.ofList(parameters).has(field)).isEqualTo(wanted);
    assertThat(FieldSelection.namesOf("{\"a\":{\"b\":1},\"c\":[]}".getBytes(UTF_8)))
        .containsExactlyElementsOf(List.of("a", "c"));
  }
}
