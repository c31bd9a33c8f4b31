package topicwire.query.staticsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

@Tag("slow")
class StaticPagesTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void item_ofAFileWithFewFields_hasEveryPropertyAndNullForTheMissingOnes() {
    site.publish(Story.of("_news/a.md", "2024-01-01", "AI Hardware").category("news"));

    var item =
        """
        {"path":"_news/a.md","title":"Title of _news/a.md","excerpt":null,"sourceUrl":null,\
        "webUrl":null,"originalUrl":null,"featuredContent":null,"highlight":null,"heat":0,\
        "tags":null,"images":null,"content":"","type":null,"ampWebUrl":null,"cdnAmpWebUrl":null,\
        "publishedDateTime":"2024-01-01T00:00:00Z","updatedDateTime":null,"provider":null,\
        "locale":"en-us","categories":["news"],"topics":["AI Hardware"]}\
        """;
    var page = "{\"page\":1,\"value\":[" + item + "],\"nextPage\":null}";
    for (var target :
        List.of(
            "/api/news/index.json",
            "/api/news/page/1/index.json",
            "/api/news/ai-hardware/index.json",
            "/api/news/AI%20Hardware/page/1/index.json")) {
      assertThat(site.get(target).body()).as(target).isEqualTo(page);
    }
  }

  @Test
  void imagesAndProvider_ofAnItem_areFilledInAndOtherFieldsAreLeftOut() {
    site.publish(
        Story.of("a.md", "2024-01-01")
            .category("news")
            .with(
                """
                "content":"<p>","price":"1","related":[{"title":"x"}],\
                "images":[{"isCached":true,"url":"/a.png"},{"height":2,"url":"/b.png"}],\
                "provider":{"images":[{"url":"/c.png"}],"name":"N","other":"x"}\
                """));

    assertThat(site.get("/api/news/index.json").body())
        .contains(
            """
            "images":[{"url":"/a.png","width":null,"height":null,"title":null,"attribution":null,"isCached":true},\
            {"url":"/b.png","width":null,"height":2,"title":null,"attribution":null,"isCached":false}],"content":"<p>",\
            """)
        .contains(
            """
            "provider":{"name":"N","domain":null,"images":[{"url":"/c.png","width":null,"height":null,\
            "title":null,"attribution":null,"isCached":false}],"publishers":null,"authors":null},\
            """)
        .doesNotContain("price", "related", "other");
  }

  @Test
  void localeAndAuthorsOfTheFile_areServed() {
    site.publish(
        Story.of("a.md", "2024-01-01")
            .category("news")
            .with("\"authors\":[\"Ines\"],\"locale\":\"pt-BR\""));

    assertThat(site.get("/api/news/index.json").body())
        .contains(
            "\"locale\":\"pt-BR\",\"categories\":[\"news\"],\"topics\":null,\"authors\":[\"Ines\"]}");
  }

  @Test
  void pages_ofALongList_haveTwentyFiveArticlesAndTheLastSaysSo() {
    for (var i = 0; i < 51; i++) {
      site.publish(story(i).category("news"));
      site.publish(Story.of("course%02d.md".formatted(i), "2024-02-01", "AI").category("course"));
    }
    for (var list : List.of("/api/news", "/api/news/ai")) {
      var paths = new ArrayList<String>();
      for (var page = 1; page <= 3; page++) {
        var answer = site.get(list + "/page/" + page + "/index.json");
        assertThat(answer.body())
            .startsWith("{\"page\":" + page + ",")
            .endsWith(",\"nextPage\":" + (page < 3 ? page + 1 : "null") + "}");
        assertThat(answer.paths()).hasSize(page < 3 ? 25 : 1);
        paths.addAll(answer.paths());
      }
      assertThat(paths)
          .hasSize(51)
          .doesNotHaveDuplicates()
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(site.get(list + "/page/4/index.json").status()).isEqualTo(404);
    }
  }

  /// Anybody may ask for what is not there; it must not cost a gigabyte's reading.
  @Test
  void category_missingInALargeTopic_isNotSearchedForToTheTopicsEnd() {
    for (var i = 0; i < 7_000; i++) {
      site.publish(story(i).category("news"));
    }
    assertThat(site.get("/api/courses/ai/index.json").status()).isEqualTo(404);
    assertThat(site.table.beyondDefinitions()).hasSizeLessThanOrEqualTo(8);
    assertThat(site.get("/api/news/ai/page/200/index.json").status()).isEqualTo(200);
  }

  @Test
  void page_ofACategoryOrTopic_takesOneQueryAndOneBatch() {
    for (var i = 0; i < 51; i++) {
      site.publish(story(i).category("news"));
    }
    site.get("/api/news/index.json");
    site.get("/api/news/ai/page/3/index.json");

    assertThat(site.table.requests)
        .containsExactly("walk CATEGORY#news", "getAll 25", "walk TOPIC#ai", "getAll 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/news/page/0/index.json",
        "/api/news/page/01/index.json",
        "/api/news/page/-1/index.json",
        "/api/news/page/x/index.json",
        "/api/news/page/2/index.json",
        "/api/news/page/201/index.json",
        "/api/news/page/99999999999/index.json",
        "/api/courses/index.json",
        "/api/news/quantum/index.json",
        "/api/%21%21/index.json"
      })
  void page_withoutArticlesOrWithAnInvalidNumber_isNotFound(String target) {
    site.publish(story(1).category("news"));

    var answer = site.get(target);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"page-unknown\"").contains("follow nextPage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/news",
        "/api/news/page/1",
        "/api/news/page/2",
        "/api/news/ai",
        "/api/news/ai/page/1",
        "/api/news/ai/page/2",
        "/api/news/page",
        "/api/news/page/page/1",
        "/api/topics"
      })
  void folder_withOrWithoutItsSlash_isAnsweredAsItsFile(String folder) {
    site.define("ai", "{\"name\":\"AI\"}");
    for (var i = 0; i < 30; i++) {
      var key = "a%02d.md".formatted(i);
      site.publish(Story.of(key, "2024-01-01", "AI", "Page").category("news"));
    }
    var file = site.get(folder + "/index.json");

    assertThat(file.status()).isEqualTo(200);
    assertThat(site.get(folder + "/")).isEqualTo(file);
    assertThat(site.get(folder)).isEqualTo(file);
    assertThat(site.get(folder + "/?_=1")).isEqualTo(file);
  }

  @Test
  void drafts_ofACategory_areOnNoPage() {
    site.draft(story(1).category("news")).publish(story(2).category("news"));

    assertThat(site.get("/api/news/index.json").paths()).containsExactly("a02.md");
    assertThat(site.get("/editor/api/news/index.json").status()).isEqualTo(404);
  }

  @Test
  void definitions_ofTopics_areListedInOrderOfSlug() {
    site.defineAlone("quantum", "{\"name\":\"Quantum\",\"keywords\":[\"qubit\"]}")
        .defineAlone("ai", "{\"name\":\"AI\",\"parent\":\"Computing\"}")
        .publish(Story.of("a.md", "2024-01-01", "Undefined"));

    assertThat(site.get("/api/topics/index.json").body())
        .isEqualTo(
            """
            {"value":[{"_id":"ai","name":"AI","shortname":null,"parent":"Computing","keywords":null,"hashtags":null,"images":null},\
            {"_id":"quantum","name":"Quantum","shortname":null,"parent":null,"keywords":["qubit"],"hashtags":null,"images":null}]}\
            """);
  }

  private static Story story(int number) {
    var key = "a%02d.md".formatted(number);
    return Story.of(key, "2024-01-01T00:00:%02dZ".formatted(number), "AI");
  }
}
