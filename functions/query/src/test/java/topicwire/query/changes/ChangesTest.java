package topicwire.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.query.QueryFixture;
import topicwire.query.Story;

/// The feed of changes, as a program follows it.
class ChangesTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final QueryFixture site = new QueryFixture();

  @Test
  void follower_withoutAToken_isToldWhatIsPublicAndThenWhatChanges() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"), Story.of("b.md", "2024-01-02", "Tides"));
    site.draft(Story.of("secret.md", "2024-01-03", "AI"));
    var first = page("/changes");
    assertThat(told(first)).containsExactlyInAnyOrder("published a.md", "published b.md");
    assertThat(first.path("more").asBoolean()).isFalse();
    site.delete("a.md").draft(Story.of("b.md", "2024-01-02", "Tides"));
    var second = page(first.path("next").asString());
    assertThat(told(second)).containsExactlyInAnyOrder("withdrawn a.md", "withdrawn b.md");
    assertThat(second.toString()).doesNotContain("secret", "draft");
    var third = page(second.path("next").asString());
    assertThat(told(third)).isEmpty();
    assertThat(third.path("next").asString()).isEqualTo(second.path("next").asString());
  }

  @Test
  void article_ofAChange_isThatOfTheLists() {
    site.publish(Story.of("a.md", "2024-01-01", "AI").heat(3).category("News"));
    var listed = JSON.readTree(site.get("/articles").body()).path("value").path(0);
    assertThat(page("/changes").path("value").path(0).path("article")).isEqualTo(listed);
  }

  @Test
  void withdrawal_namesThePathAndNothingElse() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var next = page("/changes").path("next").asString();
    site.draft(Story.of("a.md", "2024-01-01", "AI"));
    assertThat(page(next).path("value"))
        .isEqualTo(JSON.readTree("[{\"change\":\"withdrawn\",\"path\":\"a.md\"}]"));
  }

  @Test
  void follower_ofAnExpression_hasItsArticlesWhateverHappensToTheirTopics() {
    var random = new Random(7);
    var held = new TreeSet<String>();
    var next = "/changes?topics=ai,-tides&limit=3";
    for (var i = 0; i < 60; i++) {
      var key = "f%d.md".formatted(random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> site.delete(key);
        case 1 -> site.publish(Story.of(key, "2024-01-01", "AI", "Tides"));
        case 2 -> site.publish(Story.of(key, "2024-01-01", "Tides"));
        case 3 -> site.draft(Story.of(key, "2024-01-01", "AI"));
        default -> site.publish(Story.of(key, "2024-01-01", "AI").heat(i));
      }
      if (random.nextInt(3) == 0) {
        next = follow(next, held);
        assertThat(held)
            .as("after change %d", i)
            .containsExactlyInAnyOrderElementsOf(
                site.get("/articles?topics=ai,-tides&limit=100").paths());
      }
    }
  }

  @Test
  void pages_areOfTheSizeThatIsAskedForAndSayWhetherThereIsMore() {
    for (var i = 0; i < 12; i++) {
      site.publish(Story.of("f%d.md".formatted(i), "2024-01-01", "AI"));
    }
    var page = page("/changes?limit=5");
    assertThat(page.path("value").size()).isEqualTo(5);
    assertThat(page.path("more").asBoolean()).isTrue();
    assertThat(page.path("next").asString()).contains("limit=5", "since=");
  }

  @Test
  void token_ofAnIndexThatWasBuiltAnew_isGoneWithAdvice() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var next = page("/changes").path("next").asString();
    var rebuilt = new QueryFixture();
    rebuilt.publish(Story.of("b.md", "2024-01-01", "AI"), Story.of("a.md", "2024-01-01", "AI"));
    var answer = rebuilt.get(next);
    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"about:blank","title":"Gone","status":410,"code":"changes-gone",
                "parameter":"since","detail":"Expected a token of the last 30 days and of this \
                index, found an older one, or one from before the index was built anew. Drop what \
                you keep, and begin again without since."}
                """));
  }

  @Test
  void token_thatIsNone_isTheCallersMistake() {
    site.publish(Story.of("a.md", "2024-01-01", "AI"));
    var token = page("/changes").path("nextSince").asString();
    var bytes = Base64.getUrlDecoder().decode(token);
    bytes[5]++;
    for (var wrong :
        List.of(
            "x",
            "%00",
            "A".repeat(2_001),
            token.substring(0, token.length() - 2),
            token + "AA",
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
      var answer = site.get("/changes?since=" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).as(wrong).contains("\"code\":\"cursor-invalid\"");
    }
    assertThat(site.get("/changes?topics=ai&since=" + token).status()).isEqualTo(400);
    assertThat(site.get("/changes?limit=7&since=" + token).status()).isEqualTo(200);
  }

  @Test
  void page_behindALongGap_costsWhatAnyPageCosts() {
    for (var i = 0; i < 2_000; i++) {
      site.publish(Story.of("f%04d.md".formatted(i), "2024-01-01", "AI"));
    }
    var units = new TreeMap<String, Double>();
    var paths = new ArrayList<String>();
    var next = "/changes?limit=100";
    for (var more = true; more; ) {
      site.table.units = 0;
      var page = page(next);
      units.put("%03d".formatted(units.size()), site.table.units);
      page.path("value").forEach(change -> paths.add(change.path("path").asString()));
      next = page.path("next").asString();
      more = page.path("more").asBoolean();
    }
    assertThat(paths).hasSize(2_000).doesNotHaveDuplicates();
    assertThat(units).hasSizeBetween(20, 21);
    assertThat(units.values()).allMatch(cost -> cost < 40);
    site.table.units = 0;
    assertThat(told(page(next))).isEmpty();
    assertThat(site.table.units).as("with nothing new").isLessThan(3);
  }

  private String follow(String from, Set<String> held) {
    var next = from;
    for (var more = true; more; ) {
      var page = page(next);
      for (var change : page.path("value")) {
        if (change.path("change").asString().equals("published")) {
          held.add(change.path("path").asString());
        } else {
          held.remove(change.path("path").asString());
        }
      }
      next = page.path("next").asString();
      more = page.path("more").asBoolean();
    }
    return next;
  }

  private JsonNode page(String target) {
    var answer = site.get(target);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<String> told(JsonNode page) {
    var told = new ArrayList<String>();
    page.path("value")
        .forEach(change ->
            told.add(change.path("change").asString() + " " + change.path("path").asString()));
    return told;
  }
}
