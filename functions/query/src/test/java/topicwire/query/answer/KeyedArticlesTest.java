package topicwire.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// Several articles by their keys.
class KeyedArticlesTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void articles_byTheirKeys_comeInTheOrderOfTheKeysByOneRequest() {
    site.publish(
        Story.of("a.md", "2024-01-01")
            .with("\"readingTime\":\"1\",\"related\":[],\"content\":\"x\""),
        Story.of("b, c.md", "2024-01-02"),
        Story.of("d+e%.md", "2024-01-03"));

    var answer = site.get("/articles?keys=d%2Be%2525.md,a.md,b%252C%20c.md,a.md");

    assertThat(site.table.requests).containsExactly("getAll 3");
    assertThat(answer.paths()).containsExactly("d+e%.md", "a.md", "b, c.md");
    assertThat(answer.body())
        .contains("\"readingTime\":\"1\"")
        .doesNotContain("content", "related", "unknownKeys");
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=60");
  }

  @Test
  void keys_ofDraftsAndOfNothing_areUnknownAlike() {
    site.publish(Story.of("a.md", "2024-01-01"))
        .draft(Story.of("draft.md", "2024-01-02"))
        .reject("wrong.md", new Flaw("x", 1, null, "secret"));

    assertThat(site.get("/articles?keys=draft.md,a.md,nobody.md,wrong.md&fields=title").body())
        .isEqualTo(
            "{\"value\":[{\"path\":\"a.md\",\"title\":\"Title of a.md\"}],"
                + "\"unknownKeys\":[\"draft.md\",\"nobody.md\",\"wrong.md\"]}");
    assertThat(site.get("/articles?keys=draft.md").body().replace("draft", "nobody"))
        .isEqualTo(site.get("/articles?keys=nobody.md").body());
  }

  @Test
  void articles_byTheirKeys_haveBodiesWhereTheyAreAskedFor() {
    site.publish(Story.of("a.md", "2024-01-01").with("\"content\":\"*x*\""));
    var body = "{\"value\":[{\"path\":\"a.md\",\"content\":\"*x*\"}]}";
    assertThat(site.get("/articles?keys=a.md&fields=path&include=content").body()).isEqualTo(body);
    assertThat(site.get("/articles?keys=a.md&fields=content").body()).isEqualTo(body);
    assertThat(site.get("/articles?keys=a.md&fields=path&include=contentHtml").body())
        .isEqualTo("{\"value\":[{\"path\":\"a.md\",\"contentHtml\":\"<p><em>x</em></p>\"}]}");
  }

  @Test
  void keys_ofTwentyFiveArticles_areTheMost() {
    assertThat(site.get("/articles?keys=" + keys(25)).status()).isEqualTo(200);
    assertThat(site.get("/articles?keys=" + keys(26)).body())
        .contains(
            "\"parameter\":\"keys\"",
            "Expected 1 to 25 object keys with commas between, found 26.");
  }

  private static String keys(int number) {
    return IntStream.range(0, number).mapToObj(i -> i + ".md").collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/articles?keys=",
        "/articles?keys=a.md,",
        "/articles?keys=100%25.md",
        "/articles?keys=a.md&topics=ai",
        "/articles?keys=a.md&limit=5",
        "/articles?keys=a.md&total=true",
        "/articles?keys=a.md&fields=readingTime",
        "/editor/articles?keys=a.md",
        "/topics/ai/articles?keys=a.md"
      })
  void keys_thatCannotBeTaken_areRefused(String target) {
    assertThat(site.get(target).status()).isEqualTo(400);
  }

  @Test
  void key_longerThanAnyArticleHas_isUnknownWithoutALook() {
    assertThat(site.get("/articles?keys=" + "x".repeat(1_000)).body()).contains("unknownKeys");
    assertThat(site.table.requests).isEmpty();
  }
}
