package topicwire.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// What an entry says of its article.
class FeedItemsTest {
  private final QueryFixture site = new QueryFixture();

  private void publish(String properties) {
    publish("a.md", properties, "");
  }

  /// An article with further properties in its row, and others in the whole of it.
  private void publish(String key, String properties, String more) {
    var story = Story.of(key, "2024-01-01", "AI").with(more).article();
    site.put(
        key,
        new Interpretation.Published(
            new Article(
                key,
                story.publishedAt(),
                story.topics(),
                null,
                null,
                null,
                null,
                0,
                null,
                story.item().replaceFirst("}$", "," + properties + "}"),
                story.detail().replaceFirst("}$", "," + properties + "}")),
            List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "It&#8217;s &amp; was => It’s & was",
        "&amp;lt;b&amp;gt; => &lt;b&gt;",
        "<p>One <b>two</b></p> => One two",
        "One<script>alert(1)</script> => One",
        "1 < 2 and a <b => 1 < 2 and a <b",
        "List<String> => List<String>",
        "AT&T => AT&T"
      })
  void excerpt_withMarkup_isPlainText(String excerpt, String expected) {
    publish("\"excerpt\":\"" + excerpt + "\"");

    var json = site.get("/feed.json").body();
    assertThat(json)
        .contains("\"summary\":\"" + expected + "\",\"content_text\":\"" + expected + "\"");
    var atom = XmlDocument.root(site.get("/feed.atom").body());
    var entry = XmlDocument.children(atom, "entry").getFirst();
    assertThat(XmlDocument.only(entry, "summary")).isEqualTo(expected);
  }

  @Test
  void language_ofTheArticle_isNamedInEveryFormat() {
    publish("\"locale\":\"pt-BR\"");

    assertThat(site.get("/feed.atom").body()).contains("<entry xml:lang=\"pt-BR\">");
    assertThat(site.get("/feed.rss").body()).contains("<dc:language>pt-BR</dc:language>");
    assertThat(site.get("/feed.json").body()).contains("\"language\":\"pt-BR\",\"tags\"");
  }

  @Test
  void author_ofTheArticle_isNamedBeforeItsProvider() {
    publish(
        "\"provider\":{\"name\":\"The"
            + " Post\",\"authors\":[{\"name\":\"Ines\"},{\"url\":\"x\"},\"Ada\"]}");

    assertThat(site.get("/feed.atom").body())
        .contains("<author><name>Ines</name>\n</author>\n<author><name>Ada</name>");
    assertThat(site.get("/feed.rss").body()).contains("<dc:creator>Ines, Ada</dc:creator>");
    assertThat(site.get("/feed.json").body())
        .contains("\"authors\":[{\"name\":\"Ines\"},{\"name\":\"Ada\"}],\"tags\"");
    publish("\"provider\":{\"name\":\"The Post\",\"authors\":[]}");
    assertThat(site.get("/feed.rss").body()).contains("<dc:creator>The Post</dc:creator>");
  }

  @Test
  void image_firstThatLeadsSomewhere_isResolvedAgainstTheArticlesPage() {
    publish(
        """
        "webUrl":"https://bücher.example/2024/x.html",\
        "images":[{"width":1},{"url":""},{"url":"data:image/png;base64,x"},{"url":"../i/ä.png"}]\
        """);

    var image = "https://xn--bcher-kva.example/i/%C3%A4.png";
    assertThat(site.get("/feed.atom").body())
        .contains("<link rel=\"enclosure\" type=\"image/png\" href=\"" + image + "\"/>")
        .contains("href=\"https://xn--bcher-kva.example/2024/x.html\"");
    assertThat(site.get("/feed.rss").body())
        .contains("<media:content url=\"" + image + "\" medium=\"image\"/>")
        .doesNotContain("<enclosure");
    assertThat(site.get("/feed.json").body()).contains("\"image\":\"" + image + "\"");
  }

  @Test
  void content_full_isTheBodyAsSafeHtmlInEveryFormat() {
    publish(
        "_news/a.md",
        "\"webUrl\":\"https://a.example/2024/x\",\"excerpt\":\"Short\"",
        "\"content\":\"A *b*.\\n\\n<script>x()</script>\\n\\n[c](d) ![e](/f.png)\\n\"");
    publish("b.html", "\"excerpt\":\"x\"", "\"content\":\"<p onclick=x>*b*</p>\"");
    publish("c.md", "\"excerpt\":\"Without\"", "");
    var html =
        "<p>A <em>b</em>.</p>\n\n<p><a href=\"https://a.example/2024/d\" rel=\"noopener noreferrer"
            + " nofollow\">c</a> <img src=\"https://a.example/f.png\" alt=\"e\"></p>";

    var json = site.get("/feed.json?content=full").body();
    assertThat(json)
        .contains("\"summary\":\"Short\",\"content_html\":\"")
        .contains(html.replace("\"", "\\\"").replace("\n", "\\n"))
        .contains("\"content_html\":\"<p>*b*</p>\"")
        .contains("\"summary\":\"Without\",\"content_text\":\"Without\"")
        .doesNotContain("<script", "x()", "onclick");
    for (var format : List.of("atom", "rss")) {
      var feed = site.get("/topics/ai/feed." + format + "?content=full");
      var root = XmlDocument.root(feed.body());
      var entries =
          format.equals("atom")
              ? XmlDocument.children(root, "entry")
              : XmlDocument.children(XmlDocument.children(root, "channel").getFirst(), "item");
      var name = format.equals("atom") ? "content" : "content:encoded";
      assertThat(entries.stream().flatMap(entry -> XmlDocument.children(entry, name).stream()))
          .extracting(org.w3c.dom.Node::getTextContent)
          .containsExactlyInAnyOrder(html, "<p>*b*</p>");
      if (format.equals("atom")) {
        AtomRules.check(feed.body());
      } else {
        RssRules.check(feed.body());
      }
    }
    assertThat(site.table.requests)
        .containsSubsequence("walk TOPIC#ai", "getAll 3", "walk TOPIC#ai", "getAll 3");
  }

  @Test
  void content_ofTooManyArticlesOrAnotherWord_isRefused() {
    for (var i = 0; i < 30; i++) {
      site.publish(Story.of("%02d.md".formatted(i), "2024-01-01", "AI"));
    }
    assertThat(site.get("/feed.atom?content=full").status()).isEqualTo(200);
    var many = site.get("/feed.atom?content=full&limit=26");
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.body()).contains("\"parameter\":\"limit\"");
    var other = site.get("/feed.atom?content=html");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body()).contains("Expected full");
  }

  @Test
  void content_ofHugeBodies_isLeftOutWhereTheFeedIsFull() {
    for (var i = 0; i < 25; i++) {
      site.publish(
          Story.of("%02d.md".formatted(i), "2024-01-01", "AI")
              .with("\"content\":\"" + "&lt; ".repeat(60_000) + "\""));
    }
    var feed = site.get("/feed.rss?content=full");

    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.body().split("<content:encoded>", -1)).hasSizeBetween(3, 12);
  }
}
