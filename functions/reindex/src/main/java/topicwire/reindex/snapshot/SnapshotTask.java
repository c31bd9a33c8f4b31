package topicwire.reindex.snapshot;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What the function can be asked to do.
enum SnapshotTask {
  /// A snapshot now: `{"task":"snapshot"}`, `{}`, or a call without a word.
  SNAPSHOT,
  /// One if the last is a day old, or if much has changed since: `{"task":"due"}`.
  DUE;

  private static final JsonFactory FACTORY = new JsonFactory();

  /// Reads a request. Strict: a misspelt word would make a snapshot each hour.
  ///
  /// @throws IllegalArgumentException when it is not of this shape
  static SnapshotTask read(InputStream event) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      var first = json.nextToken();
      if (first == null) {
        return SNAPSHOT;
      }
      if (first != JsonToken.START_OBJECT) {
        throw expected("something else");
      }
      var task = SNAPSHOT;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        if (!name.equals("task")) {
          throw expected("the field " + name);
        }
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw expected("no text under task");
        }
        task = of(json.getString());
      }
      return task;
    } catch (JacksonException e) {
      throw expected(e.getOriginalMessage());
    }
  }

  private static SnapshotTask of(String word) {
    return Arrays.stream(values())
        .filter(task -> task.word().equals(word))
        .findFirst()
        .orElseThrow(() -> expected(word));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException expected(String found) {
    return new IllegalArgumentException(
        "expected a JSON object with one of the tasks %s, found %s"
            .formatted(
                Arrays.stream(values()).map(SnapshotTask::word).collect(Collectors.joining(", ")),
                found));
  }
}
