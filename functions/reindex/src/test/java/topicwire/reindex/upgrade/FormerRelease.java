package topicwire.reindex.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.runtime.http.Json;

/// What a release has left: the files of a bucket, and the table that its code made of them, a row
/// a line as DynamoDB exports it.
///
/// All was made by that release's own classes, from the files in `bucket` and two steps more: one
/// file was replaced, and one deleted. A comparison is under way.
///
/// @param bucket bytes by object key
record FormerRelease(SortedMap<String, byte[]> bucket, Map<RowKey, Row> rows) {
  private static final Path RELEASE = Path.of("src/test/resources/former/1.0.0");

  /// The table of release 1.0.0.
  static FormerRelease first() {
    return new FormerRelease(files(), table("table.json"));
  }

  /// The table of a stack that had this project's parser 7, went back to release 1.0.0, was audited
  /// by it, and then saw one article deleted and another one take another topic.
  static FormerRelease rolledBack() {
    var bucket = files();
    bucket.remove("_news/undated.md");
    bucket.put(
        "_news/2026-01-20-quay.md",
        """
        ---
        title: A quay for barges and ferries
        publishedDateTime: 2026-01-20T06:00:00+02:00
        topics: [Ferries]
        ---
        Text.
        """
            .getBytes(UTF_8));
    return new FormerRelease(bucket, table("rolled-back.json"));
  }

  private static Map<RowKey, Row> table(String name) {
    try (var lines = Files.lines(RELEASE.resolve(name))) {
      return lines.map(FormerRelease::row).collect(toMap(Row::key, row -> row));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of a former release", e);
    }
  }

  private static SortedMap<String, byte[]> files() {
    var root = RELEASE.resolve("bucket");
    var files = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(root)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bucket of a former release", e);
    }
  }

  private static Row row(String line) {
    var attributes = new HashMap<String, Value>();
    try (var json = Json.parse(line.getBytes(UTF_8))) {
      expect(json, JsonToken.START_OBJECT);
      expect(json, JsonToken.PROPERTY_NAME);
      expect(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        attributes.put(json.currentName(), value(json));
      }
    }
    return new Row(
        new RowKey(text(attributes.remove("pk")), text(attributes.remove("sk"))), attributes);
  }

  private static Value value(JsonParser json) {
    expect(json, JsonToken.START_OBJECT);
    expect(json, JsonToken.PROPERTY_NAME);
    var type = json.currentName();
    json.nextToken();
    var value =
        switch (type) {
          case "S" -> new Value.Text(json.getString());
          case "N" -> new Value.Whole(Long.parseLong(json.getString()));
          case "B" -> new Value.Bytes(Base64.getDecoder().decode(json.getString()));
          case "SS" -> new Value.Texts(texts(json));
          default -> throw new AssertionError("expected S, N, B or SS, found " + type);
        };
    expect(json, JsonToken.END_OBJECT);
    return value;
  }

  private static Set<String> texts(JsonParser json) {
    var texts = new HashSet<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getString());
    }
    return texts;
  }

  private static void expect(JsonParser json, JsonToken expected) {
    var found = json.nextToken();
    if (found != expected) {
      throw new AssertionError("expected %s, found %s".formatted(expected, found));
    }
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text(var text) ? text : Objects.toString(value);
  }
}
