package topicwire.articles.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.articles.ArticleParser;
import topicwire.articles.JsonTree;
import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// The addresses of articles: by their own fields, and by patterns of the settings.
class AddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # pattern of all folders        | key                               | line                  | address
          :year/:month/:day/:slug/        | news/tide.md                      | date: 2024-04-05      | 2024/04/05/tide/
          :year/:month/:day/:slug/        | _posts/2024-04-05-High-Tide.md    | x: y                  | 2024/04/05/high-tide/
          :year/:slug                     | a.md                              | date: 2024-12-31T23:00:00-05:00 | 2024/a
          :year/:slug/                    | a.md                              | x: y                  |
          :dir/:slug/                     | post/my-walk/index.md             | x: y                  | post/my-walk/
          :dir/:slug/                     | docs/tides/README.md              | x: y                  | docs/tides/
          :dir/:slug/                     | a/b/c.md                          | x: y                  | a/b/c/
          :dir/:slug/                     | c.md                              | x: y                  | c/
          :filename.html                  | a/Low_Water.md                    | x: y                  | Low_Water.html
          :slug/                          | a/Low_Water.md                    | x: y                  | low_water/
          :slug/                          | a.md                              | slug: Over There      | over-there/
          :title/                         | a.md                              | title: "Ebb & flow!"  | ebb-flow/
          :title/                         | a.md                              | slug: chosen          | chosen/
          :slug/                          | a/Été à Sète.md                   | x: y                  | %C3%A9t%C3%A9-%C3%A0-s%C3%A8te/
          :categories/:slug/              | a/b.md                            | categories: [Sea, Bird life] | sea/bird-life/b/
          :categories/:slug/              | b.md                              | x: y                  | b/
          :slug/                          | a.md                              | url: /own/path/       | own/path/
          :slug/                          | a.md                              | url: own.html         | own.html
          :slug/                          | a.md                              | permalink: /:year/x/  |
          :slug/                          | a.md                              | permalink: /:slug/x/  | a/x/
          fixed                           | a.md                              | x: y                  | fixed
          """)
  void pattern_becomesTheAddress(String pattern, String key, String line, String path) {
    var settings = settings("/: \"https://site.example/" + pattern + "\"");
    assertThat(article(key, line, settings).webUrl())
        .isEqualTo(path == null ? null : "https://site.example/" + path);
  }

  @Test
  void pattern_ofTheLongestFolder_wins() {
    var settings =
        settings(
            "/: https://a.example/:slug",
            "news/: https://b.example/:slug",
            "news/old/: https://c.example/:slug");
    assertThat(article("x.md", "x: y", settings).webUrl()).isEqualTo("https://a.example/x");
    assertThat(article("news/x.md", "x: y", settings).webUrl()).isEqualTo("https://b.example/x");
    assertThat(article("news/old/x.md", "x: y", settings).webUrl())
        .isEqualTo("https://c.example/x");
    assertThat(article("newsroom/x.md", "x: y", settings).webUrl())
        .isEqualTo("https://a.example/x");
  }

  @Test
  void ownAddress_winsOverThePattern() {
    var settings = settings("/: https://a.example/:slug/");
    assertThat(article("x.md", "webUrl: https://b.example/y", settings).webUrl())
        .isEqualTo("https://b.example/y");
    assertThat(article("x.md", "url: https://b.example/z", settings).webUrl())
        .isEqualTo("https://b.example/z");
  }

  /// As generators take them: pictures from the page, aliases from the root of the site.
  @Test
  void picturesAndAliases_ofABundle_areOfItsAddress() {
    var settings = settings("/: https://a.example/:dir/:slug/");
    var article =
        article(
            "post/walk/index.md",
            "images: [pier.jpg, ../shared/map.png, /logo.svg]\naliases: [old/walk, /older/]",
            settings);
    var detail = JsonTree.object(article.detail());
    assertThat(detail.get("images"))
        .hasToString(
            "[{url=https://a.example/post/walk/pier.jpg},"
                + " {url=https://a.example/post/shared/map.png},"
                + " {url=https://a.example/logo.svg}]");
    assertThat(article.aliases())
        .containsExactly("https://a.example/old/walk", "https://a.example/older/");
    assertThat(detail).containsEntry("title", "walk");
  }

  @Test
  void aliases_beyondTheFirstTen_areShownAndNotFound() {
    var lines = new StringBuilder("aliases:");
    for (var i = 0; i < 12; i++) {
      lines.append("\n- /old/").append(i);
    }
    var article = article("a.md", lines.toString(), Settings.DEFAULT);
    assertThat(article.aliases()).hasSize(10).startsWith("/old/0").endsWith("/old/9");
    assertThat(article.detail()).contains("\"/old/11\"");
    assertThat(codes("a.md", lines.toString())).contains("aliases-not-found");
  }

  @Test
  void alias_thatIsNoAddress_isWarnedOf() {
    assertThat(codes("a.md", "aliases: [" + "x".repeat(2_001) + "]")).contains("alias-dropped");
  }

  private static List<String> codes(String key, String lines) {
    return parse(key, lines, Settings.DEFAULT).flaws().stream().map(Flaw::code).toList();
  }

  private static Article article(String key, String lines, Settings settings) {
    return switch (parse(key, lines, settings)) {
      case Interpretation.Published published -> published.article();
      case Interpretation other -> throw new AssertionError("expected an article, found " + other);
    };
  }

  private static Interpretation parse(String key, String lines, Settings settings) {
    var file = "---\n" + lines + "\n---\nText.\n";
    return new ArticleParser().parse(key, file.getBytes(UTF_8), settings);
  }

  private static Settings settings(String... patterns) {
    var text = "webUrl:\n  " + String.join("\n  ", patterns) + "\n";
    return switch (SettingsReader.read(text.getBytes(UTF_8))) {
      case SettingsFile.Valid(var settings, var _) -> settings;
      case SettingsFile.Rejected(var flaws) -> throw new AssertionError(flaws.toString());
    };
  }
}
