package topicwire.articles.hiding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.articles.ArticleParser;
import topicwire.articles.settings.Settings;
import topicwire.index.Interpretation;

/// Why a draft is one.
class HiddenByTest {
  @ParameterizedTest
  @CsvSource({
    "published: false, unpublished",
    "public: no, unpublished",
    "removed: true, removed",
    "draft: true, draft",
    "isDraft: yes, draft",
    "status: Draft, draft",
    "status: pending, state",
    "hidden: true, hidden",
    "private: 1, private",
    "unlisted: true, unlisted",
    "headless: true, no-page",
    "permalink: false, no-page",
    "render: never, no-page"
  })
  void parse_oneMark_isTheReason(String line, String code) {
    assertThat(hiddenBy("a.md", line, Settings.DEFAULT)).containsExactly(code);
  }

  @Test
  void parse_placeAndMarks_areAllNamedThePlainestFirst() {
    assertThat(hiddenBy("_drafts/a.md", "expires: 2020-01-01\ndraft: true", Settings.DEFAULT))
        .containsExactly("draft", "place");
  }

  @Test
  void parse_settingsThatRequireAWord_areTheReason() {
    var settings =
        new Settings(
            ZoneOffset.UTC,
            false,
            null,
            List.of(),
            List.of(),
            null,
            false,
            true,
            Map.of(),
            Map.of(),
            Settings.Site.UNKNOWN);
    assertThat(hiddenBy("a.md", "type: x", settings)).containsExactly("not-released");
    assertThat(hiddenBy("a.md", "publish: true", settings)).isEmpty();
  }

  /// It says when the site builds what is dated ahead, not that an embargo is over.
  @ParameterizedTest
  @CsvSource({
    "date: 2030-01-01, published",
    "published: 2030-01-01, published",
    "pubDate: 2030-01-01, published",
    "publishDate: 2030-01-01, scheduled",
    "embargo: 2030-01-01, scheduled",
    "expiryDate: 2020-01-01, expired"
  })
  void parse_settingsThatPublishTheFuture_releaseTheDateAlone(String line, String state) {
    var settings =
        new Settings(
            ZoneOffset.UTC,
            true,
            null,
            List.of(),
            List.of(),
            null,
            false,
            false,
            Map.of(),
            Map.of(),
            Settings.Site.UNKNOWN);
    var file = ("---\ntitle: A\n" + line + "\n---\n").getBytes(UTF_8);
    var read = new ArticleParser().parse("a.md", file, settings);
    assertThat(read.at(Instant.parse("2024-06-01T00:00:00Z")).state().word()).isEqualTo(state);
  }

  private static List<String> hiddenBy(String key, String lines, Settings settings) {
    var file = ("---\ntitle: A\n" + lines + "\n---\n").getBytes(UTF_8);
    return switch (new ArticleParser().parse(key, file, settings)) {
      case Interpretation.Draft(var _, var _, var hiddenBy) -> hiddenBy;
      case Interpretation.Published _ -> List.of();
      case Interpretation other -> throw new AssertionError("expected an article, found " + other);
    };
  }
}
