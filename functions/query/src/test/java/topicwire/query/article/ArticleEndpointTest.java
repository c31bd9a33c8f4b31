package topicwire.query.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

class ArticleEndpointTest {
  private final QueryFixture site = new QueryFixture();

  @Test
  void article_requestedByItsKeyInQueryOrPath_isFoundWhole() {
    site.publish(Story.of("_news/a b.md", "2024-01-01", "AI").with("\"content\":\"Body\""));
    var expected =
        """
        {"path":"_news/a b.md","title":"Title of _news/a b.md",\
        "publishedDateTime":"2024-01-01T00:00:00Z","heat":0,"topics":["AI"],"content":"Body"}\
        """;

    assertThat(site.get("/article?key=_news/a+b.md").body()).isEqualTo(expected);
    assertThat(site.get("/article?key=_news%2Fa%20b.md").body()).isEqualTo(expected);
    assertThat(site.get("/articles/_news/a%20b.md").body()).isEqualTo(expected);
  }

  @Test
  void keys_thatAPathCannotHold_areFoundByParameter() {
    for (var key : List.of("why?.md", "a%2Fb.md", "a+b.md", "x//y.md", "e\u0301.md", "é.md")) {
      site.publish(Story.of(key, "2024-01-01"));
      var encoded = topicwire.runtime.http.Percent.encode(key, "");
      assertThat(site.get("/article?key=" + encoded).body())
          .startsWith("{\"path\":\"" + key + "\",");
    }
  }

  @Test
  void article_isFoundByItsAddressOrAFormerOne() {
    var story = Story.of("_news/a.md", "2024-01-01").webUrl("https://a.example/new/");
    var former = List.of("https://a.example/old", "/2019/old.html");
    var aliased = story.article("2024-01-01", former);
    site.put("_news/a.md", new Interpretation.Published(aliased, List.of()))
        .publish(Story.of("_news/b.md", "2024-01-01").webUrl("https://a.example/old"));
    var article = site.get("/article?key=_news/a.md").body();

    assertThat(site.get("/article?url=https://a.example/new/").body()).isEqualTo(article);
    assertThat(site.get("/article?url=https://a.example/new").body()).isEqualTo(article);
    assertThat(site.get("/article?url=/2019/old.html").body()).isEqualTo(article);
    assertThat(site.get("/article?url=https://a.example/old").body())
        .as("an article's own address wins over a former one of another")
        .startsWith("{\"path\":\"_news/b.md\"");
    site.delete("_news/b.md");
    assertThat(site.get("/article?url=https://a.example/old/").body()).isEqualTo(article);
    site.put("_news/a.md", new Interpretation.Draft(aliased, List.of()));
    for (var url : List.of("https://a.example/new/", "https://a.example/old")) {
      assertThat(site.get("/article?url=" + url).status()).isEqualTo(404);
    }
  }

  @Test
  void article_addressNotKnown_isNotFound() {
    var answer = site.get("/article?url=https://a.example/");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"article-unknown\",\"parameter\":\"url\"");
    for (var query : List.of("url=", "url=" + "x".repeat(4_001), "url=https://x&key=a.md")) {
      var refused = site.get("/article?" + query);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("\"code\":\"parameter-invalid\",\"parameter\":\"url\"");
    }
  }

  /// Keys of the table are bounded in bytes: a longer one would be refused, and answered with 503.
  @Test
  void aKey_ofFewCharactersAndTooManyBytes_isUnknownWithoutARequest() {
    var key = "\u20ac".repeat(700);
    assertThat(site.get("/article?key=" + URLEncoder.encode(key, UTF_8)).status()).isEqualTo(404);
    assertThat(site.table.requests).isEmpty();
  }

  @Test
  void relatedStory_withTheUrlOfAPublishedArticle_hasThatArticlesPath() {
    site.publish(
            Story.of("_news/b.md", "2024-01-01").webUrl("https://a.example/1"),
            Story.of("_news/a.md", "2024-01-02").webUrl("https://a.example/1"))
        .draft(Story.of("_news/draft.md", "2024-01-01").webUrl("https://a.example/2"))
        .publish(
            Story.of("_news/c.md", "2024-01-03")
                .with(
                    """
                    "related":[{"title":"One","webUrl":"https://a.example/1"},\
                    {"title":"Two","webUrl":"https://a.example/2"},\
                    {"title":"None"}],"content":"x\"\
                    """)
                .webUrl("https://a.example/3"));

    assertThat(site.get("/articles/_news/c.md").body())
        .isEqualTo(
            """
            {"path":"_news/c.md","title":"Title of _news/c.md",\
            "publishedDateTime":"2024-01-03T00:00:00Z","webUrl":"https://a.example/3","heat":0,\
            "related":[{"path":"_news/a.md","title":"One","webUrl":"https://a.example/1"},\
            {"title":"Two","webUrl":"https://a.example/2"},{"title":"None"}],"content":"x"}\
            """);
    assertThat(site.get("/editor/articles/_news/c.md").body()).doesNotContain("draft.md");
  }

  @Test
  void relatedStories_requestedAsIndexed_areOnlyThosePublishedHere() {
    site.publish(Story.of("a.md", "2024-01-02").webUrl("https://a.example/1"))
        .draft(Story.of("draft.md", "2024-01-01").webUrl("https://a.example/2"))
        .publish(
            Story.of("c.md", "")
                .with(
                    """
                    "related":[{"title":"None"},{"title":"One","webUrl":"https://a.example/1"},\
                    {"title":"Two","webUrl":"https://a.example/2","images":[{"url":"/x"}]}]\
                    """));

    for (var target :
        List.of("/articles/c.md?related=indexed", "/article?related=indexed&key=c.md")) {
      assertThat(site.get(target).body())
          .isEqualTo(
              """
              {"path":"c.md","title":"Title of c.md","heat":0,"related":[\
              {"path":"a.md","title":"One","webUrl":"https://a.example/1"}]}\
              """);
    }
    assertThat(site.get("/article?key=c.md&related=all").body())
        .isEqualTo(site.get("/article?key=c.md").body())
        .contains("{\"title\":\"None\"}");
    assertThat(site.get("/article?key=c.md&related=some").body())
        .contains("\"code\":\"parameter-invalid\",\"parameter\":\"related\"");
  }

  @Test
  void relatedStory_withAPathOfItsOwn_isServedWithoutIt() {
    site.publish(
        Story.of("c.md", "").with("\"related\":[{\"path\":\"draft.md\",\"title\":\"One\"}]"));

    assertThat(site.get("/article?key=c.md").body()).endsWith("\"related\":[{\"title\":\"One\"}]}");
  }

  @Test
  void relatedStories_ofAnArticleThatHas179_areLookedUpTogetherOnceEach() {
    var stories =
        IntStream.range(0, 179)
            .mapToObj(i -> "{\"webUrl\":\"https://a.example/" + i + "\"}")
            .collect(Collectors.joining(",", "\"related\":[", "]"));
    site.publish(Story.of("a.md", "2024-01-01").with(stories));

    site.get("/article?key=a.md");
    assertThat(site.table.requests).startsWith("get ARTICLE#a.md").hasSize(1 + 179);
    assertThat(site.table.requests.subList(1, 180))
        .allMatch(request -> request.startsWith("walk URL#"))
        .doesNotHaveDuplicates();
  }

  @Test
  void article_ofAnUnknownKey_isNotFound() {
    var answer = site.get("/article?key=no.md");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Not Found","status":404,"code":"article-unknown",\
            "parameter":"key","detail":"Expected the object key of an article, found \\"no.md\\".\
             Take it from the field path of a list's items."}\
            """);
    assertThat(site.get("/articles/no.md").status()).isEqualTo(404);
    assertThat(site.get("/editor/article?key=no.md").body())
        .contains("items. A file that is no article yet is at /editor/rejections.");
    assertThat(site.get("/article?key=" + "x".repeat(10_000)).status()).isEqualTo(404);
  }

  @Test
  void articleRequest_withoutAKey_isABadRequest() {
    for (var target : List.of("/article", "/article?key=")) {
      var answer = site.get(target);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"parameter-missing\",\"parameter\":\"key\"");
    }
  }

  @Test
  void draft_requestedByItsKey_isServedToEditorsAloneWithStateAndWarnings() {
    var story = Story.of("_news/a.md", "2024-01-01");
    site.put(
        "_news/a.md",
        new Interpretation.Draft(
            story.article(), List.of(new Flaw("topic-dropped", 7, "topics", "holds no letter"))));

    assertThat(site.get("/editor/article?key=_news/a.md").body())
        .isEqualTo(
            """
            {"state":"draft","warnings":[{"code":"topic-dropped","line":7,"field":"topics",\
            "message":"holds no letter"}],"article":{"path":"_news/a.md",\
            "title":"Title of _news/a.md","publishedDateTime":"2024-01-01T00:00:00Z","heat":0}}\
            """);
    assertThat(site.get("/editor/articles/_news/a.md?state=published").status()).isEqualTo(404);
    assertThat(site.get("/articles/_news/a.md").status()).isEqualTo(404);
    assertThat(site.get("/article?key=_news/a.md").status()).isEqualTo(404);
  }

  @Test
  void article_whenPublishedUnpublishedOrDeleted_showsThatAtOnce() {
    var story = Story.of("a.md", "2024-01-01", "AI");
    assertThat(site.publish(story).get("/articles/a.md").status()).isEqualTo(200);
    var tag = site.get("/articles/a.md").header("etag");
    site.draft(story);
    assertThat(site.ask("GET", "/articles/a.md", java.util.Map.of("if-none-match", tag)).status())
        .isEqualTo(404);
    assertThat(site.get("/articles").paths()).isEmpty();
    assertThat(site.publish(story).get("/articles").paths()).containsExactly("a.md");
    assertThat(site.delete("a.md").get("/articles").paths()).isEmpty();
  }

  @Test
  void content_full_addsTheBodyAsSafeHtmlInPlaceOfTheFilesOwnWord() {
    site.publish(
        Story.of("a.md", "2024-01-01")
            .with(
                "\"contentHtml\":\"<script>\",\"content\":\"A *b* <i onclick=x>c</i>\",\"x\":[1]"));

    for (var target : List.of("/article?key=a.md&content=full", "/articles/a.md?content=full")) {
      assertThat(site.get(target).body())
          .endsWith(
              "\"content\":\"A *b* <i onclick=x>c</i>\",\"x\":[1],\"contentHtml\":\"<p>A <em>b</em>"
                  + " <i>c</i></p>\"}")
          .doesNotContain("<script>");
    }
    assertThat(site.get("/editor/article?key=a.md&content=full").body())
        .contains("\"contentHtml\":\"<p>A <em>b</em> <i>c</i></p>\"");
    assertThat(site.get("/article?key=a.md&content=text").status()).isEqualTo(400);
    site.publish(Story.of("b.md", "2024-01-01"));
    assertThat(site.get("/article?key=b.md&content=full").body())
        .isEqualTo(site.get("/article?key=b.md").body());
  }
}
