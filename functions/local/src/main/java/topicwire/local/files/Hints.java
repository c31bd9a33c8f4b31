package topicwire.local.files;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;

/// Lines of settings that would give most articles what they lack. A guess that a person decides
/// on.
final class Hints {
  private static final JsonMapper JSON = new JsonMapper();

  /// Fields where other programs have the topics, and that may hold a text.
  private static final Set<String> TOPICS =
      Set.of("keywords", "categories", "subjects", "subject", "labels", "label", "topic", "series");

  /// Lists that are something else.
  private static final Set<String> NO_TOPICS =
      Set.of(
          "topics", "tags", "authors", "author", "byline", "aliases", "images", "related", "color",
          "colors", "outputs", "styles", "scripts");

  private static final List<String> DATES =
      List.of("date", "pubdatetime", "pubdate", "publishdate", "published");

  private static final Pattern WITHOUT_OFFSET =
      Pattern.compile(".*\\d[T\\s]+\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?\\s*");

  private static final int MAX_TOPIC = 60;

  private final Settings settings;
  private final Map<String, Integer> fields = new TreeMap<>();
  private int withoutOffset;

  Hints(Settings settings) {
    this.settings = settings;
  }

  void add(Article article) {
    var detail = JSON.readTree(article.detail());
    for (var field : detail.properties()) {
      var plain = field.getKey().toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
      if (DATES.contains(plain)
          && field.getValue().isString()
          && WITHOUT_OFFSET.matcher(field.getValue().asString()).matches()) {
        withoutOffset++;
        break;
      }
    }
    if (article.topics().isEmpty()) {
      for (var field : detail.properties()) {
        if (mayHoldTopics(field.getKey(), field.getValue())) {
          fields.merge(field.getKey(), 1, Integer::sum);
        }
      }
    }
  }

  private static boolean mayHoldTopics(String name, JsonNode value) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (value.isString()) {
      return TOPICS.contains(lower) && !value.asString().isBlank();
    }
    if (!value.isArray() || value.isEmpty() || NO_TOPICS.contains(lower)) {
      return false;
    }
    for (var item : value) {
      if (!item.isString() || item.asString().length() > MAX_TOPIC) {
        return false;
      }
    }
    return true;
  }

  /// The lines, each with what it is for.
  ///
  /// @param missing files without front matter
  /// @param ahead articles whose date is what hides them
  List<String> lines(
      int shown, int withTopics, int withAddress, int missing, int ahead, int hidden) {
    var lines = new ArrayList<String>();
    if (withoutOffset > 0 && settings.zone().equals(ZoneOffset.UTC)) {
      lines.add(
          line("zone: Europe/Berlin", withoutOffset, "dates without an offset, taken for UTC"));
    }
    if (ahead * 2 > shown + hidden) {
      lines.add(line("future: publish", ahead, "articles hidden until their date"));
    }
    if (missing > shown + hidden && !settings.plain()) {
      lines.add(line("plain: true", missing, "files without front matter"));
    }
    var without = shown - withTopics;
    if (without * 2 > shown) {
      fields.entrySet().stream()
          .max(
              Map.Entry.<String, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .ifPresent(field ->
              lines.add(
                  line(
                      "topics: [" + topics(field.getKey()) + "]",
                      field.getValue(),
                      "articles without topics but with this field")));
    }
    if ((shown - withAddress) * 2 > shown && settings.webUrls().isEmpty()) {
      lines.add(
          line(
              "webUrl: {/: \"https://site.example/:dir/:slug/\"}",
              shown - withAddress,
              "articles without an address"));
    }
    return lines;
  }

  private String topics(String field) {
    var known = settings.topics() == null ? List.of("topics", "tags") : settings.topics();
    return known.isEmpty() ? field : String.join(", ", known) + ", " + field;
  }

  private static String line(String setting, int count, String reason) {
    return String.format(Locale.ROOT, "%s  # %s: %,d", setting, reason, count);
  }
}
