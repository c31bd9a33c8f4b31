package topicwire.query.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// An article as Markdown, for who prefers it.
class ArticleMarkdownTest {
  private final QueryFixture site = new QueryFixture();

  private Answer asked(String target, String accept) {
    return site.ask("GET", target, Map.of("accept", accept));
  }

  @Test
  void article_askedForAsMarkdown_hasAShortHeadAndItsBody() {
    site.publish(
        Story.of("_news/a.md", "2024-01-01", "AI", "C#: \"sharp\"")
            .webUrl("https://a.example/1")
            .domain("a.example")
            .with("\"excerpt\":\"Two\\nlines\",\"content\":\"Body *one*.\\n\""));

    var answer = asked("/article?key=_news/a.md", "text/markdown");

    assertThat(answer.header("content-type")).isEqualTo("text/markdown; charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(
            """
            ---
            title: "Title of _news/a.md"
            url: "https://a.example/1"
            path: "_news/a.md"
            publishedDateTime: "2024-01-01T00:00:00Z"
            authors: ["The a.example"]
            provider: "The a.example"
            topics: ["AI", "C#: \\"sharp\\""]
            excerpt: "Two\\nlines"
            ---
            Body *one*.
            """);
    assertThat(asked("/articles/_news/a.md", "text/markdown").body()).isEqualTo(answer.body());
  }

  @Test
  void bodyInHtml_askedForAsMarkdown_isSanitised() {
    site.publish(
        Story.of("a.html", "2024-01-01").with("\"content\":\"<p>x</p><script>y</script>\""));
    assertThat(asked("/article?key=a.html", "text/markdown").body())
        .endsWith("---\n<p>x</p>")
        .contains("url: \"https://wire.example/?article=a.html\"");
  }

  /// Two forms under one address: caches must tell them apart, and so must entity tags.
  @Test
  void bothForms_ofAnArticle_saySoToCaches() {
    site.publish(Story.of("a.md", "2024-01-01").with("\"content\":\"x\""));
    var markdown = asked("/article?key=a.md", "text/markdown");
    var json = site.get("/article?key=a.md");
    assertThat(markdown.header("vary")).isEqualTo("accept, accept-encoding");
    assertThat(json.header("vary")).isEqualTo("accept, accept-encoding");
    assertThat(markdown.header("cache-control")).isEqualTo("public, max-age=60");
    assertThat(markdown.header("etag")).isNotEqualTo(json.header("etag"));
    var same =
        site.ask(
            "GET",
            "/article?key=a.md",
            Map.of("accept", "text/markdown", "if-none-match", markdown.header("etag")));
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("vary")).isEqualTo("accept, accept-encoding");
    assertThat(site.get("/articles").header("vary")).isEqualTo("accept-encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/markdown                                   | true",
        "Text/Markdown;charset=utf-8                     | true",
        "text/markdown, */*                              | true",
        "text/markdown, text/html;q=0.9, */*;q=0.1       | true",
        "application/json, text/markdown                 | false",
        "application/json;q=0.5, text/markdown           | true",
        "text/markdown;q=0.5, */*                        | false",
        "text/markdown;q=0, */*;q=0                      | false",
        "text/html,application/xhtml+xml,*/*;q=0.8       | false",
        "*/*                                             | false",
        "text/*                                          | false",
        "text/markdown;q=x                               | true",
        "application/*, text/markdown;q=0.9              | false",
      })
  void acceptHeader_withSeveralTypes_decidesTheForm(String accept, boolean isMarkdown) {
    site.publish(Story.of("a.md", "2024-01-01").with("\"content\":\"x\""));
    assertThat(asked("/article?key=a.md", accept).header("content-type"))
        .isEqualTo(isMarkdown ? "text/markdown; charset=utf-8" : "application/json");
  }

  @Test
  void draft_askedForAsMarkdown_isAnsweredAsNothingIs() {
    site.draft(Story.of("draft.md", "2024-01-01").with("\"content\":\"x\""));
    var draft = asked("/article?key=draft.md", "text/markdown");
    var nothing = asked("/article?key=other.md", "text/markdown");
    assertThat(draft.status()).isEqualTo(404);
    assertThat(draft.body().replace("draft", "other")).isEqualTo(nothing.body());
    assertThat(draft.headers()).isEqualTo(nothing.headers());
  }

  @Test
  void editors_askingForMarkdown_getTheStateInJson() {
    site.draft(Story.of("draft.md", "2024-01-01"));
    assertThat(asked("/editor/article?key=draft.md", "text/markdown").body())
        .startsWith("{\"state\":\"draft\"");
  }
}
