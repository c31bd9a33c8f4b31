package topicwire.articles.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.articles.ArticleParser;
import topicwire.index.Interpretation;
import topicwire.index.Slug;

/// Hugo itself counts the pages of each tag. Skipped where no `hugo` is on the path, or the sites
/// are not beside the project.
class HugoTermsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private static final Pattern HEADER =
      Pattern.compile("(---|\\+\\+\\+)\\R.*?\\R\\1\\R", Pattern.DOTALL);

  @TempDir private Path site;

  @Test
  void tags_ofRealSites_haveAsManyArticlesAsHugoHasPages() throws Exception {
    assumeThat(hugo()).as("there is no hugo on the path").isNotNull();
    assumeThat(Site.isThere()).as("no sites beside the project").isTrue();
    var ours = new TreeMap<String, Long>();
    for (var name : List.of("spf13", "hugodocs")) {
      var content = Site.SITES.resolve(name).resolve("content");
      try (var files = Files.walk(content)) {
        for (var file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
          take(name + "/" + content.relativize(file), Files.readString(file, UTF_8), ours);
        }
      }
    }

    assertThat(ours).isNotEmpty().isEqualTo(hugos());
  }

  private void take(String key, String text, Map<String, Long> numbers) throws IOException {
    var matcher = HEADER.matcher(text);
    var page = matcher.lookingAt() ? matcher.group() + "Text.\n" : "Text.\n";
    var file = site.resolve("content").resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
    var read = new ArticleParser().parse(key, page.getBytes(UTF_8)).at(NOW, Duration.ZERO);
    if (read instanceof Interpretation.Published(var article, var _, var _)) {
      article.topics().forEach(topic -> numbers.merge(topic.slug(), 1L, Long::sum));
    }
  }

  /// The pages of each tag or topic, those of sections aside, by our slugs.
  private Map<String, Long> hugos() throws Exception {
    Files.writeString(
        site.resolve("hugo.toml"),
        """
        title = "Test"
        disableKinds = ["rss", "sitemap"]
        [outputs]
        home = ["JSON"]
        [taxonomies]
        tag = "tags"
        topic = "topics"
        """);
    Files.createDirectories(site.resolve("layouts"));
    Files.writeString(
        site.resolve("layouts/index.json"),
        """
        {{ range slice .Site.Taxonomies.tags .Site.Taxonomies.topics -}}
        {{ range $term, $pages := . }}{{ range $pages }}{{ if eq .Page.Kind "page" -}}
        {{ .Page.File.Path }}{{ "\\t" }}{{ $term }}
        {{ end }}{{ end }}{{ end }}{{ end }}
        """);
    var process =
        new ProcessBuilder(hugo(), "--clock", NOW.toString(), "--quiet")
            .directory(site.toFile())
            .redirectErrorStream(true)
            .redirectOutput(site.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(site.resolve("output.txt"))).isZero();
    var pages = new TreeMap<String, Set<String>>();
    for (var line : Files.readAllLines(site.resolve("public/index.json"))) {
      var parts = line.strip().split("\t", 2);
      if (parts.length == 2) {
        pages.computeIfAbsent(Slug.of(parts[1]), _ -> new TreeSet<>()).add(parts[0]);
      }
    }
    var numbers = new TreeMap<String, Long>();
    pages.forEach((slug, paths) -> numbers.put(slug, (long) paths.size()));
    return numbers;
  }

  private static @Nullable String hugo() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "hugo"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }
}
