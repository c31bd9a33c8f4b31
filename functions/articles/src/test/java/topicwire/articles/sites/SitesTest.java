package topicwire.articles.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.settings.Settings;

/// Real sites beside the project, each with the settings that its publisher would write, held to
/// what its generator makes of every file. Skipped where there are none.
@Tag("slow")
class SitesTest {

  /// Differences that are known and accepted: the file, and what differs for which reason.
  private static final Map<String, Map<String, String>> ACCEPTED =
      Map.of(
          "11ty",
          Map.of(
              "SHOWN docs/leaderboards-add.md", "no front matter; `plain: true` would show it",
              "SHOWN docs/local-installation.md", "no front matter; `plain: true` would show it"),
          "babel",
          Map.of(
              "DATE 2017-03-01-upgrade-to-babel-7.md",
                  "29 February 2017, its generator says 1 March",
              "DATE 2017-03-01-upgrade-to-babel-7-for-tool-authors.md", "the same"),
          "jekylldocs",
          Map.of("DATE _posts/2023-01-29-jekyll-3-9-3-released.markdown", "has its year twice"),
          "jekylltest",
          Map.of(
              "SHOWN _posts/2009-06-22-no-yaml.markdown", "no front matter, as above",
              "SHOWN _posts/2014-11-24-Rmd-extension.Rmd", "no front matter, as above",
              "TITLE _posts/2014-01-06-permalink-traversal.md", "its heading, not its name"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11ty",
        "18f",
        "babel",
        "hexo",
        "hugodocs",
        "jekylldocs",
        "jekylltest",
        "nuxt",
        "rustblog",
        "spf13",
        "zolasite",
        "zolatest"
      })
  void site_withItsSettings_isReadAsItsGeneratorReadsIt(String name) {
    assumeTrue(Site.isThere(), "no sites beside the project");
    var site = new Site(name, settings(name));
    var accepted = ACCEPTED.getOrDefault(name, Map.of()).keySet();
    assertThat(site.differences)
        .allSatisfy(difference ->
            assertThat(accepted).anySatisfy(known -> assertThat(difference).startsWith(known)));
    assertThat(site.differences).hasSize(accepted.size());
    assertThat(site.compared).isEqualTo(COMPARED.get(name));
  }

  /// How much there is to compare, so that no comparison is lost: files that are not to be shown,
  /// files that are, and of these dates, titles, tags and categories.
  private static final Map<String, List<Integer>> COMPARED =
      Map.ofEntries(
          Map.entry("11ty", List.of(17, 213, 78, 0, 93, 0)),
          Map.entry("18f", List.of(6, 575, 509, 553, 1718, 0)),
          Map.entry("babel", List.of(0, 68, 68, 66, 0, 0)),
          Map.entry("hexo", List.of(0, 466, 58, 457, 0, 0)),
          Map.entry("hugodocs", List.of(269, 724, 0, 724, 0, 0)),
          Map.entry("jekylldocs", List.of(31, 213, 110, 209, 0, 103)),
          Map.entry("jekylltest", List.of(54, 71, 54, 67, 11, 19)),
          Map.entry("nuxt", List.of(0, 95, 50, 94, 0, 93)),
          Map.entry("rustblog", List.of(4, 751, 750, 750, 0, 0)),
          Map.entry("spf13", List.of(13, 166, 166, 166, 846, 0)),
          Map.entry("zolasite", List.of(7, 173, 128, 173, 86, 0)),
          Map.entry("zolatest", List.of(21, 36, 17, 32, 2, 0)));

  /// Without any settings nothing is shown that its own file hides.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "11ty",
        "18f",
        "babel",
        "hexo",
        "jekylldocs",
        "nuxt",
        "rustblog",
        "spf13",
        "zolasite"
      })
  void site_withoutSettings_leaksNothing(String name) {
    assumeTrue(Site.isThere(), "no sites beside the project");
    assertThat(new Site(name, Settings.DEFAULT).differences)
        .noneMatch(difference -> difference.startsWith("LEAK"));
  }

  /// The files without front matter that are named above; what a page of the second site includes
  /// is no page of its own.
  @ParameterizedTest
  @ValueSource(strings = {"11ty", "jekylltest"})
  void site_withPlainFilesAsArticles_showsEveryPublishedFile(String name) {
    assumeTrue(Site.isThere(), "no sites beside the project");
    assertThat(new Site(name, plain(settings(name))).differences)
        .noneMatch(difference -> difference.matches("(LEAK|SHOWN) .*"));
  }

  private static Settings plain(Settings settings) {
    return new Settings(
        settings.zone(),
        settings.publishFuture(),
        settings.topics(),
        settings.titles(),
        Stream.concat(settings.exclude().stream(), Stream.of("include_relative/")).toList(),
        settings.include(),
        true,
        settings.requirePublish(),
        settings.tags(),
        settings.webUrls(),
        settings.site());
  }

  private static Settings settings(String site) {
    return switch (site) {
      case "11ty" ->
          with(
              "America/Chicago",
              false,
              List.of("newstitle", "pageTitle", "tiptitle"),
              List.of("_includes/", "imports/"),
              null,
              Map.of("blog/", List.of("blog")));
      case "hugodocs" ->
          with(
              "Europe/Oslo",
              false,
              List.of(),
              List.of("LICENSE.md", "en/_common/", "en/quick-reference/glossary/"),
              null,
              Map.of());
      case "jekylldocs" ->
          with(
              "America/Los_Angeles",
              true,
              List.of(),
              List.of(),
              List.of("_docs", "_tutorials"),
              Map.of());
      case "jekylltest" ->
          with("UTC", false, List.of(), List.of("2013-03-19-not-a-post/"), List.of(), Map.of());
      case "zolatest" -> with("UTC", false, List.of(), List.of("secret_section/"), null, Map.of());
      default -> Settings.DEFAULT;
    };
  }

  private static Settings with(
      String zone,
      boolean publishFuture,
      List<String> titles,
      List<String> exclude,
      @Nullable List<String> include,
      Map<String, List<String>> tags) {
    return new Settings(
        ZoneId.of(zone),
        publishFuture,
        null,
        titles,
        exclude,
        include,
        false,
        false,
        tags,
        Map.of(),
        Settings.Site.UNKNOWN);
  }
}
