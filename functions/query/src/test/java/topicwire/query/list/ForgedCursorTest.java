package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.query.QueryFixture;
import topicwire.query.Story;
import topicwire.query.routing.Call;

class ForgedCursorTest {
  private final QueryFixture site = new QueryFixture();

  @BeforeEach
  void twoPages() {
    for (var i = 10; i < 20; i++) {
      site.publish(Story.of("_news/" + i + ".md", "2024-01-" + i, "AI", "Robotics").heat(i));
    }
  }

  @Test
  void cursor_truncatedAtAnyLength_isRefused() {
    var cursor = cursor("/topics/ai/articles?limit=3");
    for (var length = 0; length < cursor.length(); length++) {
      refused("/topics/ai/articles?limit=3&cursor=" + cursor.substring(0, length));
    }
  }

  @Test
  void cursor_alteredAtAnyPlace_isRefused() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var cursor = cursor("/topics/ai/articles?limit=3");
    for (var i = 0; i < 500; i++) {
      var altered = new StringBuilder(cursor);
      var place = random.nextInt(cursor.length());
      var letter =
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=."
              .charAt(random.nextInt(66));
      altered.setCharAt(place, letter);
      if (letter != cursor.charAt(place)) {
        assertThat(site.get("/topics/ai/articles?limit=3&cursor=" + altered).status())
            .as("seed %d: %s", seed, altered)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void cursor_ofAnotherListFilterOrAudience_isRefused() {
    var cursor = cursor("/topics/ai/articles?limit=3");
    refused("/topics/robotics/articles?limit=3&cursor=" + cursor);
    refused("/articles?limit=3&cursor=" + cursor);
    refused("/articles?limit=3&topics=ai&cursor=" + cursor);
    refused("/topics/ai/articles?limit=3&type=video&cursor=" + cursor);
    refused("/topics/ai/articles?limit=3&sort=heat&cursor=" + cursor);
    refused("/topics/ai/articles?limit=3&from=2024-01-01&cursor=" + cursor);
    refused("/editor/topics/ai/articles?limit=3&cursor=" + cursor);
    refused("/editor/rejections?limit=3&cursor=" + cursor);
  }

  @Test
  void cursor_ofAnotherVersion_isRefused() {
    var text = new String(Base64.getUrlDecoder().decode(cursor("/articles?limit=3")), UTF_8);
    refused("/articles?cursor=" + encode("0" + text.substring(1)));
    refused("/articles?cursor=" + encode("2" + text.substring(1)));
  }

  @Test
  void cursor_thatIsGarbage_isRefused() {
    refused("/articles?cursor=");
    refused("/articles?cursor=%00");
    refused("/articles?cursor=!");
    refused("/articles?cursor=" + "A".repeat(10_000));
    refused("/articles?cursor=" + encode("1"));
    refused("/articles?cursor=" + encode("1deadbeef"));
    refused("/articles?cursor=" + encode("1deadbeefTOPIC#secret"));
  }

  /// Whoever computes the checksum gets further, to a page of the same list and nothing else.
  @Test
  void forgedCursor_withARightChecksum_isRefusedUnlessItsPositionIsOfTheList() {
    var forged = new Call("", "/articles", java.util.Map.of(), parameters(""));
    refused("/articles?cursor=" + Cursor.write(forged, "not-a-second#x"));
    refused("/articles?cursor=" + Cursor.write(forged, "2024-01-10T00:00:00Z#"));
    refused("/articles?cursor=" + Cursor.write(forged, "2024-01-10T00:00:00Z#" + "é".repeat(600)));
    assertThat(
            site.get("/articles?cursor=" + Cursor.write(forged, "2024-01-11T00:00:00Z#x")).paths())
        .containsExactly("_news/11.md", "_news/10.md");

    var ranged = new Call("", "/articles", java.util.Map.of(), parameters("from=2024-01-12"));
    refused("/articles?from=2024-01-12&cursor=" + Cursor.write(ranged, "2024-01-11T00:00:00Z#x"));

    var hot = new Call("", "/articles", java.util.Map.of(), parameters("sort=heat&minHeat=12"));
    refused(
        "/articles?sort=heat&minHeat=12&cursor="
            + Cursor.write(hot, "1000000000000011#2024-01-11T00:00:00Z#x"));
    refused("/articles?sort=heat&minHeat=12&cursor=" + Cursor.write(hot, "2024-01-13T00:00:00Z#x"));
  }

  @Test
  void limit_changedFromPageToPage_isAccepted() {
    var cursor = cursor("/topics/ai/articles?limit=3");
    assertThat(site.get("/topics/ai/articles?limit=2&cursor=" + cursor).paths())
        .containsExactly("_news/16.md", "_news/15.md");
    assertThat(site.get("/topics/ai/articles?cursor=" + cursor).paths()).hasSize(7);
  }

  private static topicwire.runtime.http.Parameters parameters(String query) {
    return topicwire.runtime.http.Parameters.of(query, java.util.Set.of("from", "sort", "minHeat"));
  }

  private String cursor(String target) {
    var next = site.get(target).next();
    return next.substring(next.indexOf("cursor=") + "cursor=".length());
  }

  private void refused(String target) {
    var answer = site.get(target);
    assertThat(answer.status()).as(target).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"cursor-invalid\",\"parameter\":\"cursor\"");
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
