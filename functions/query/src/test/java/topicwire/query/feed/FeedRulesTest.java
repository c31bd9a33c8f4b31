package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.runtime.http.Json;

/// Every document that is served obeys each rule of its format, [AtomRules], [RssRules] and
/// [JsonFeedRules], whatever the articles hold.
class FeedRulesTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "]]>",
          "<![CDATA[",
          "&amp;",
          "&#0;",
          "\"'",
          "\u0000\u0001\u001F\u007F\u0085",
          "\uFFFE\uFFFF",
          "\u2028\u2029\u202E",
          "\uD83D\uDE00",
          "\t\r\n",
          "--><?xml?>",
          "é e\u0301",
          " ",
          "plain");

  private final QueryFixture site = new QueryFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPageOfEveryFeed_withHostileTextInArticles_obeysItsFormat(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 60; i++) {
      var key = hostile(random).strip() + i + ".md";
      site.put(key, new Interpretation.Published(article(random, key), List.of()));
    }
    var pages = 0;
    for (var ending : List.of("atom", "rss", "json")) {
      for (var list :
          List.of(
              "/feed." + ending + "?limit=7",
              "/feed." + ending + "?topics=ai%7C-%22x%22&limit=50&sort=heat",
              "/topics/AI%20%26%20%3Cb%3E/feed." + ending)) {
        for (var next = list; !next.isEmpty(); pages++) {
          var answer = site.get(next);
          assertThat(answer.status()).as("seed %d, %s", seed, next).isEqualTo(200);
          next = obeyed(answer);
        }
      }
    }
    assertThat(pages).isGreaterThan(30);
  }

  @Test
  void feed_withoutArticles_isAValidFeed() {
    for (var ending : List.of("atom", "rss", "json")) {
      obeyed(site.get("/feed." + ending));
    }
    site.defineAlone("defined", "{\"name\":\"Defined\"}");
    for (var ending : List.of("atom", "rss", "json")) {
      obeyed(site.get("/topics/defined/feed." + ending));
    }
  }

  @Test
  void feed_requestedWithAnInvalidHost_isServedWithRelativeAddresses() {
    var event = new String(QueryFixture.event("GET", "/feed.atom", Map.of()), UTF_8);
    var odd = event.replace("wire.example", "<evil>\\\"");
    var answer = Answer.of(site.raw(odd.getBytes(UTF_8), "/"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("evil").contains("href=\"/feed.atom\"");
  }

  /// What the rules are for: each of these mistakes is found.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "atom => <updated>[^<]*</updated> => ''",
        "atom => urn:uuid:[^<]* => urn:uuid:0",
        "atom => rel=\"self\" => rel=\"related\"",
        "atom => rel=\"alternate\" => rel=\"via\"",
        "atom => 2024-01-01T00:00:00Z => 2024-01-01",
        "atom => term= => label=",
        "atom => https://wire => //wire",
        "atom => Title of => &#1;",
        "rss => version=\"2.0\" => ''",
        "rss => <description>[^<]*</description> => ''",
        "rss => isPermaLink=\"false\" => ''",
        "rss => GMT => CET",
        "rss => <title>Title[^<]*</title> => ''",
        "json => /version/1.1 => /version/1",
        "json => \"content_text\" => \"content\"",
        "json => \"id\":\"urn[^\"]*\" => \"id\":\"1\"",
        "json => T00:00:00Z => ''"
      })
  void feedRules_checkingAFeedWithAMistake_findIt(String ending, String right, String wrong) {
    for (var key : List.of("a.md", "b.md")) {
      site.publish(Story.of(key, "2024-01-01", "AI"));
    }
    var answer = site.get("/feed." + ending);
    obeyed(answer);
    var mistaken = answer.body().replaceAll(right, wrong);
    assertThat(mistaken).isNotEqualTo(answer.body());
    assertThatThrownBy(() -> obeyed(new Answer(200, answer.headers(), mistaken)))
        .isInstanceOfAny(
            AssertionError.class, IllegalArgumentException.class, DateTimeException.class);
  }

  /// The target of the next page, empty on the last one.
  private static String obeyed(Answer answer) {
    var next =
        switch (answer.header("content-type")) {
          case "application/atom+xml" -> AtomRules.check(answer.body());
          case "application/rss+xml" -> RssRules.check(answer.body());
          case "application/feed+json" -> JsonFeedRules.check(answer.body());
          default -> throw new AssertionError("no feed: " + answer);
        };
    assertThat(answer.header("link"))
        .isEqualTo(next.isEmpty() ? "" : "<%s>; rel=\"next\"".formatted(next));
    return next;
  }

  private static String hostile(Random random) {
    var parts = new ArrayList<>(HOSTILE);
    Collections.shuffle(parts, random);
    return String.join("", parts.subList(0, 1 + random.nextInt(4)));
  }

  private static Article article(Random random, String key) {
    var second =
        switch (random.nextInt(4)) {
          case 0 -> Article.UNDATED;
          case 1 -> "0001-01-01T00:00:00Z";
          case 2 -> "9999-12-31T23:59:59Z";
          default -> "2024-02-29T23:59:%02dZ".formatted(random.nextInt(60));
        };
    var url = "https://a.example/" + hostile(random).replaceAll("\\p{Cc}", "");
    var topic = random.nextBoolean() ? "AI & <b>" : "ai";
    var item =
        Json.object(json -> {
          json.writeStringProperty("path", key);
          json.writeStringProperty("title", hostile(random));
          if (random.nextBoolean()) {
            json.writeStringProperty("excerpt", hostile(random));
            json.writeStringProperty("updatedDateTime", "2024-03-01T01:00:00.5+14:00");
            json.writeStringProperty("webUrl", url);
          } else if (random.nextBoolean()) {
            json.writeStringProperty("originalUrl", url);
            json.writeStringProperty("updatedDateTime", "2024-03-01");
          }
          if (random.nextBoolean()) {
            json.writeObjectPropertyStart("provider");
            json.writeStringProperty("name", hostile(random) + "x");
            json.writeArrayPropertyStart("images");
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayPropertyStart("images");
            json.writeStartObject();
            json.writeStringProperty("url", url + (random.nextBoolean() ? ".PNG?x" : ""));
            json.writeNumberProperty("width", 5);
            json.writeEndObject();
            json.writeEndArray();
          }
          json.writeArrayPropertyStart("topics");
          json.writeString(topic);
          json.writeString(hostile(random) + "y");
          json.writeEndArray();
        });
    var text = new String(item, UTF_8);
    return new Article(
        key, second, List.of(Label.of(topic)), null, null, null, null, 0, null, text, text);
  }
}
