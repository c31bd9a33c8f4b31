package topicwire.articles.sites;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.JsonTree;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Slug;

/// A site beside the project: its content files, what its generator makes of each, and what this
/// parser makes of them.
final class Site {
  static final Path SITES = Path.of(System.getProperty("topicwire.root"), "../shared/corpus/sites");

  /// The generators were asked about this day; all dates that hide lie far from it.
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  /// What the comparison finds, each line beginning with what differs and the key of a file.
  final Set<String> differences = new TreeSet<>();

  /// How many of each aspect were compared.
  final List<Integer> compared;

  private final Map<Aspect, Integer> counts = new EnumMap<>(Aspect.class);

  /// What is compared.
  enum Aspect {
    /// A file that the generator does not publish, or publishes as a list page, is not shown.
    LEAK,
    /// A file that it publishes is.
    SHOWN,
    DATE,
    TITLE,
    /// A pair of file and tag.
    TAG,
    CATEGORY
  }

  /// What the generator makes of a file.
  private record Expected(Map<?, ?> values) {
    boolean isArticle() {
      return Boolean.TRUE.equals(values.get("published")) && !"section".equals(values.get("kind"));
    }

    @Nullable String text(String name) {
      return (String) values.get(name);
    }

    List<String> texts(String name) {
      return values.get(name) instanceof List<?> list
          ? list.stream().map(Object::toString).toList()
          : List.of();
    }
  }

  static boolean isThere() {
    return Files.isDirectory(SITES);
  }

  Site(String name, Settings settings) {
    var folder = SITES.resolve(name);
    try {
      var expected = JsonTree.object(Files.readString(folder.resolve("expected.json"), UTF_8));
      for (var entry : expected.entrySet()) {
        var file = folder.resolve("content").resolve(entry.getKey());
        if (Files.exists(file)) {
          var standing =
              new ArticleParser().parse(entry.getKey(), Files.readAllBytes(file), settings).at(NOW);
          compare(entry.getKey(), new Expected((Map<?, ?>) entry.getValue()), standing);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    compared =
        Arrays.stream(Aspect.values()).map(aspect -> counts.getOrDefault(aspect, 0)).toList();
  }

  private void compare(String key, Expected expected, Interpretation standing) {
    if (!expected.isArticle()) {
      check(
          Aspect.LEAK,
          !(standing instanceof Interpretation.Published),
          key + " " + expected.text("reason"));
      return;
    }
    check(Aspect.SHOWN, standing instanceof Interpretation.Published, key + " " + reason(standing));
    if (!(standing instanceof Interpretation.Published(var article, var _, var _))) {
      return;
    }
    var detail = JsonTree.object(article.detail());
    var date = expected.text("date");
    if (date != null) {
      check(
          Aspect.DATE,
          article.publishedAt().equals(Instant.parse(date).toString()),
          key + " expected " + date + ", found " + article.publishedAt());
    }
    var title = expected.text("title");
    if (title != null && !title.isBlank()) {
      check(
          Aspect.TITLE,
          isTitle(key, title.strip(), Objects.toString(detail.get("title")).strip()),
          key + " expected `" + title + "`, found `" + detail.get("title") + "`");
    }
    for (var tag : distinct(expected.texts("tags"))) {
      check(
          Aspect.TAG,
          article.topics().stream().map(Label::slug).anyMatch(Slug.of(tag)::equals),
          key + " expected `" + tag + "`, found " + names(article.topics()));
    }
    var categories = categories(article, detail);
    for (var category : expected.texts("categories")) {
      check(
          Aspect.CATEGORY,
          categories.contains(category),
          key + " expected `" + category + "`, found " + categories);
    }
  }

  /// Where the name of the file is the title, generators differ in its capitals.
  private static boolean isTitle(String key, String expected, String found) {
    var name = key.substring(key.lastIndexOf('/') + 1).replace('-', ' ');
    return expected.equals(found)
        || (expected.equalsIgnoreCase(found)
            && name.toLowerCase(Locale.ROOT).contains(found.toLowerCase(Locale.ROOT)));
  }

  private void check(Aspect aspect, boolean holds, String difference) {
    counts.merge(aspect, 1, Integer::sum);
    if (!holds) {
      differences.add(aspect + " " + difference);
    }
  }

  /// Hugo writes a tag once for each of its spellings.
  private static Iterable<String> distinct(List<String> tags) {
    var bySlug = new LinkedHashMap<String, String>();
    tags.forEach(tag -> bySlug.putIfAbsent(Slug.of(tag), tag));
    return bySlug.values();
  }

  private static List<String> names(List<Label> topics) {
    return topics.stream().map(Label::name).toList();
  }

  private static List<String> categories(Article article, Map<String, Object> detail) {
    var categories = new ArrayList<String>();
    if (article.category() != null) {
      categories.add(article.category().name());
    }
    if (detail.get("categories") instanceof List<?> all) {
      all.forEach(category -> categories.add(category.toString()));
    }
    return categories;
  }

  private static String reason(Interpretation standing) {
    return standing.getClass().getSimpleName() + " " + standing.flaws();
  }
}
