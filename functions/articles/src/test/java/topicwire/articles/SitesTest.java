package topicwire.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.settings.Settings;

/// Real sites beside the project, each with the settings that its publisher would write, held to
/// what its generator makes of every file. Skipped where there are none.
class SitesTest {

  /// Files whose difference is known and accepted, with the reason.
  private static final Map<String, String> ACCEPTED =
      Map.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11ty", "18f", "babel", "hexo", "hugodocs", "jekylldocs", "jekylltest", "nuxt", "rustblog",
        "spf13", "zolasite", "zolatest"
      })
  void site_isReadAsItsGeneratorReadsIt(String name) {
    assumeTrue(Site.isThere(), "no sites beside the project");
    var site = new Site(name, settings(name));
    System.out.println(
        name + " " + site.compared + " differences " + site.differences.entrySet().stream().map(e -> e.getKey() + " " + e.getValue().size()).toList());
    site.differences.forEach((aspect, set) -> set.stream().limit(Integer.getInteger("n", 5)).forEach(l -> System.out.println("  " + aspect + " " + l)));
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
          with("UTC", false, List.of(), List.of("not-a-post/"), List.of(), Map.of());
      case "zolatest" -> with("UTC", false, List.of(), List.of("secret_section/"), null, Map.of());
      default -> Settings.DEFAULT;
    };
  }

  private static Settings with(
      String zone,
      boolean publishFuture,
      List<String> titles,
      List<String> exclude,
      List<String> include,
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
