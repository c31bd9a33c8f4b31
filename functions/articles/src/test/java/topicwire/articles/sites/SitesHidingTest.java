package topicwire.articles.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.articles.JsonTree;
import topicwire.index.Interpretation;

/// Real sites beside the project, and what their generators publish. Skipped where there are none.
class SitesHidingTest {
  private static final Path SITES =
      Path.of(System.getProperty("topicwire.root"), "../shared/corpus/sites");

  /// Reasons that a file itself gives; all others lie in a site's configuration or in its layout.
  private static final Set<String> OF_THE_FILE =
      Set.of("draft", "expired", "published: false", "permalink: false");

  /// Drafts because another file says so; the settings name this folder.
  private static final String HIDDEN_BY_ITS_SECTION = "secret_section/";

  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  @Test
  void parse_fileThatItsAuthorHides_isNotPublished() throws IOException {
    assumeTrue(Files.isDirectory(SITES), "no sites beside the project");
    var shown = new ArrayList<String>();
    var hidden = 0;
    try (var sites = Files.newDirectoryStream(SITES, Files::isDirectory)) {
      for (var site : sites) {
        for (var entry :
            JsonTree.object(Files.readString(site.resolve("expected.json"))).entrySet()) {
          var file = site.resolve("content").resolve(entry.getKey());
          if (entry.getValue() instanceof Map<?, ?> expected
              && expected.get("reason") instanceof String reason
              && OF_THE_FILE.contains(reason)
              && Files.exists(file)
              && !entry.getKey().startsWith(HIDDEN_BY_ITS_SECTION)) {
            hidden++;
            var standing =
                new ArticleParser().parse(entry.getKey(), Files.readAllBytes(file)).at(NOW);
            if (standing instanceof Interpretation.Published) {
              shown.add(site.getFileName() + "/" + entry.getKey());
            }
          }
        }
      }
    }
    assertThat(shown).isEmpty();
    assertThat(hidden).isGreaterThan(35);
  }
}
