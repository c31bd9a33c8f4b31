package topicwire.articles.sites;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.articles.ArticleParser;
import topicwire.articles.JsonTree;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;

/// Small files in the dialects of generators beside the project, and what becomes of each. The
/// first folder of a path names the generator and is no part of the key. Skipped where there are
/// none.
class CasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("topicwire.root"), "../shared/cases/files");
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  /// What a row says after the file: state, then any of `second`, `topics` (with slashes between
  /// them), `title`, `category`, `excerpt`, `updated`, `images`, `warning` (a code).
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # Hugo
          hugo/draft-true.md              | draft | topics=Farms
          hugo/draft-upper-key.md         | draft | title=Harvest plan; topics=Farms
          hugo/draft-yes.md               | draft |
          hugo/draft-quoted.md            | draft |
          hugo/published-false.md         | draft |
          hugo/published-date.md          | published | second=2020-01-02T00:00:00Z
          hugo/expired.md                 | expired | topics=Markets
          hugo/expires-later.md           | published | second=2024-02-03T00:00:00Z
          hugo/unpublishdate.md           | expired |
          hugo/future-date.md             | scheduled |
          hugo/future-publishdate.md      | scheduled |
          hugo/pubdate.md                 | published | second=2020-01-02T00:00:00Z
          hugo/lastmod-only.md            | published | second=2021-06-01T00:00:00Z
          hugo/toml.md                    | published | second=2020-01-02T03:04:05Z; topics=Boats/Lake
          hugo/toml-local-date.md         | published | second=2020-01-02T03:04:05Z
          hugo/toml-draft.md              | draft |
          hugo/json.md                    | published | topics=Boats
          hugo/tags-string.md             | published | topics=sailing boats, lakes
          hugo/tags-many.md               | published | topics=T0/T1/T2/T3/T4/T5/T6/T7/T8/T9/T10/T11/T12/T13/T14/T15/T16/T17/T18/T19/T20/T21/T22
          hugo/blank-lines-first.md       | published | title=Quiet start
          hugo/date-space-offset.md       | published | second=2013-12-02T11:37:00Z
          hugo/date-name-ignored/2020-01-02-not-a-date.md | published | second=2020-01-02T00:00:00Z
          hugo/bundle/index.md            | published | second=2020-01-02T00:00:00Z
          hugo/section/_index.md          | ignored |
          hugo/headless.md                | draft |
          hugo/build-never.md             | draft |
          hugo/images-list-of-paths.md    | published | images=[{url=harbour.jpg}, {url=pier.jpg}]
          hugo/duplicate-key.md           | expired | warning=yaml-duplicate-key
          hugo/no-title.md                | published | title=Low water
          # Jekyll
          jekyll/_posts/2020-01-02-tide-tables.md | published | second=2020-01-02T00:00:00Z; topics=tides/harbour
          jekyll/_posts/2020-01-03-comma.md | published | topics=tides/harbour
          jekyll/_posts/2020-01-04-tag.md | published | topics=tide tables
          jekyll/_posts/2020-01-05-categories.md | published | category=news; categories=[news, sea]
          jekyll/sea/_posts/2020-01-06-path-category.md | published | category=sea
          jekyll/_posts/2020-01-07-no-title.md | published | title=No title
          jekyll/_posts/2020-01-08-published-no.md | draft |
          jekyll/_posts/2020-01-09-draft-true.md | draft |
          jekyll/_posts/2099-01-01-future.md | scheduled |
          jekyll/_posts/2020-01-10-date-wins.md | published | second=2020-03-04T03:06:07Z
          jekyll/_posts/2020-01-11-date-unreadable.md | published | second=2020-01-11T00:00:00Z; warning=date-unreadable
          jekyll/_posts/2020-01-12-dots.md | published | title=Dots
          jekyll/_drafts/idea.md          | draft |
          jekyll/readme.md                | ignored |
          # Eleventy
          eleventy/2020-01-02-lamps.md    | published | second=2020-01-02T00:00:00Z; topics=posts/Light
          eleventy/permalink-false.md     | draft |
          eleventy/offset-hour.md         | published | second=2015-03-17T18:00:00Z
          # Zola
          zola/taxonomies.md              | published | topics=Sea/Ships
          zola/2020-01-02_named.md        | published | second=2020-01-02T00:00:00Z
          zola/draft.md                   | draft |
          zola/render-false.md            | draft |
          zola/path-date.md               | published | second=2022-08-01T00:00:00Z
          # Hexo
          hexo/_posts/slashes.md          | published | second=2013-07-13T20:46:25Z; topics=Wind
          hexo/_posts/published-false.md  | draft |
          hexo/_posts/bare-header.md      | published | title=Kites; topics=Wind
          # Pelican
          pelican/article.md              | published | second=2013-06-07T18:46:00Z; topics=long rivers/floods; category=Water
          pelican/status-draft.md         | draft |
          pelican/status-hidden.md        | draft |
          # Docusaurus
          docusaurus/2019-05-30-welcome.md | draft |
          docusaurus/2019-05-31-folder/index.md | published | second=2019-05-31T00:00:00Z
          docusaurus/2019-06-01-heading.md | published | title=Heading as title
          docusaurus/2017-03-01-bad-day.md | published | second=2017-03-01T00:00:00Z; warning=date-unreadable
          docusaurus/nbsp.md              | published | second=2017-09-12T10:00:00Z
          docusaurus/page.mdx             | published | excerpt=Text
          # Astro
          astro/pubdatetime.md            | published | second=2022-09-23T15:22:00Z; updated=2025-03-17T17:41:19.776Z; topics=Night; excerpt=What to see in autumn.
          astro/pubdate-text.md           | published | second=2022-07-08T00:00:00Z
          astro/draft.md                  | draft |
          # VitePress, Nuxt Content, Obsidian, Quartz
          vitepress/no-title.md           | published | title=Version 5 is out; second=0000-00-00T00:00:00Z
          nuxt/3.v3-13.md                 | published | title=v3 13; category=Release
          obsidian/Backlinks.md           | published | title=Backlinks
          obsidian/private.md             | draft |
          obsidian/nested-tags.md         | published | topics=plugin/core,sync
          quartz/draft-text.md            | draft |
          # The publisher of the seed
          everyday-cc/_news/2024-04-11-unchanged.md | published | second=2024-04-11T08:00:16Z; topics=Power Apps
          everyday-cc/_news/2024-04-12-topics-win.md | published | second=2024-04-11T08:00:16Z; topics=A/B
          everyday-cc/_news/2024-04-13-published-true-draft-true.md | draft |
          """)
  void case_becomesWhatItsGeneratorMakesOfIt(String file, String state, String facts)
      throws IOException {
    hold(file, Settings.DEFAULT, state, facts);
  }

  /// What only the configuration of a site says.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          eleventy/no-front-matter.md | plain | published | title=Lamps
          obsidian/plain note.md      | plain | published | title=plain note
          # Eleventy splits at commas, no setting says so
          eleventy/tags-string.md     | none | published | topics=light, night; warning=topic-with-commas
          # a file beside the page of a bundle of Hugo, an undated post of Jekyll
          hugo/bundle/aside.md        | exclude | ignored |
          jekyll/_posts/undated.md    | exclude | ignored |
          everyday-cc/_news/2024-04-12-topics-win.md | topics | published | topics=A
          """)
  void caseOfAConfiguration_becomesWhatItsSettingsSay(
      String file, String setting, String state, String facts) throws IOException {
    hold(file, settings(setting), state, facts);
  }

  @Test
  void cases_areAllHeld() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no cases beside the project");
    var held =
        Stream.of(
                "case_becomesWhatItsGeneratorMakesOfIt",
                "caseOfAConfiguration_becomesWhatItsSettingsSay")
            .flatMap(CasesTest::rows)
            .collect(Collectors.toSet());
    try (var files = Files.walk(CASES)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> CASES.relativize(file).toString())
                  .filter(file -> !file.equals("README.md"))
                  .filter(file -> !held.contains(file)))
          .isEmpty();
    }
    assertThat(held).hasSize(80);
  }

  private static Stream<String> rows(String method) {
    return Stream.of(CasesTest.class.getDeclaredMethods())
        .filter(declared -> declared.getName().equals(method))
        .flatMap(declared -> declared.getAnnotation(CsvSource.class).textBlock().lines())
        .filter(line -> line.indexOf('|') > 0)
        .map(line -> line.substring(0, line.indexOf('|')).strip());
  }

  private static void hold(String file, Settings settings, String state, String facts)
      throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no cases beside the project");
    var key = file.substring(file.indexOf('/') + 1);
    var standing =
        new ArticleParser().parse(key, Files.readAllBytes(CASES.resolve(file)), settings).at(NOW);
    assertThat(standing.state().toString().toLowerCase(java.util.Locale.ROOT))
        .as("%s", standing)
        .isEqualTo(state);
    if (facts != null) {
      for (var fact : facts.split("; ", -1)) {
        var name = fact.substring(0, fact.indexOf('='));
        var value = fact.substring(fact.indexOf('=') + 1);
        assertThat(facts(standing, name)).as("%s of %s", name, standing).contains(value);
      }
    }
  }

  private static List<String> facts(Interpretation standing, String name) {
    var article =
        requireNonNull(standing.article(), () -> "expected an article, found " + standing);
    return switch (name) {
      case "second" -> List.of(article.publishedAt());
      case "topics" -> topics(article);
      case "warning" -> standing.flaws().stream().map(Flaw::code).toList();
      case "updated" -> served(article, "updatedDateTime");
      default -> served(article, name);
    };
  }

  /// Topics may hold what separates them elsewhere.
  private static List<String> topics(Article article) {
    var names = article.topics().stream().map(Label::name).toList();
    return List.of(String.join("/", names), String.join(",", names));
  }

  private static List<String> served(Article article, String name) {
    return List.of(String.valueOf(JsonTree.object(article.detail()).get(name)));
  }

  private static Settings settings(String setting) {
    return new Settings(
        ZoneOffset.UTC,
        false,
        setting.equals("topics") ? List.of("topics") : null,
        List.of(),
        setting.equals("exclude") ? List.of("bundle/aside.md", "_posts/undated.md") : List.of(),
        null,
        setting.equals("plain"),
        false,
        Map.of(),
        Map.of(),
        Settings.Site.UNKNOWN);
  }
}
