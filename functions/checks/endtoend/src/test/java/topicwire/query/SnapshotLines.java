package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A snapshot as its readers take it.
///
/// @param text all of it
/// @param articles by key
/// @param next where to go on
public record SnapshotLines(String text, Map<String, JsonNode> articles, String next) {
  private static final JsonMapper JSON = new JsonMapper();

  /// Reads a whole file.
  public static SnapshotLines read(byte[] gzip) {
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      var text = new String(plain.readAllBytes(), UTF_8);
      var lines = text.lines().toList();
      var articles = new TreeMap<String, JsonNode>();
      for (var line : lines.subList(0, lines.size() - 1)) {
        var change = JSON.readTree(line);
        var former = articles.put(change.path("path").asString(), change.path("article"));
        if (former != null || !change.path("change").asString().equals("published")) {
          throw new AssertionError("expected each article once, found " + line);
        }
      }
      var last = JSON.readTree(lines.getLast());
      if (last.path("articles").asInt(-1) != articles.size()) {
        throw new AssertionError(
            "expected %d articles, found the last line %s".formatted(articles.size(), last));
      }
      return new SnapshotLines(text, articles, last.path("next").asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
