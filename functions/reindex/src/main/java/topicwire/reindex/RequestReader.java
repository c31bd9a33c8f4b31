package topicwire.reindex;

import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads `{"task":"tick"}`, `{"task":"walk","prefix":"_news/"}` or `{"task":"audit","force":true}`.
/// An empty object is a tick. Strict: a misspelt word that was taken for its absence would do
/// something else than was asked for.
final class RequestReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RequestReader() {}

  /// Reads a request.
  ///
  /// @throws IllegalArgumentException when it is not of this shape
  static Request read(InputStream event) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw expected("a JSON object", "something else");
      }
      var task = Task.TICK;
      var prefix = "";
      var force = false;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "task" -> task = task(text(name, json));
          case "prefix" -> prefix = text(name, json);
          case "force" -> force = truth(name, json);
          default -> throw expected("the fields task, prefix and force", name);
        }
      }
      if ((task == Task.TICK || task == Task.DUE) && (force || !prefix.isEmpty())) {
        throw expected(
            "prefix and force only beside a task walk or audit", "them beside " + task.word());
      }
      if (task == Task.AUDIT && !prefix.isEmpty()) {
        throw expected("prefix only beside a task walk", "it beside an audit");
      }
      return new Request(task, prefix, force);
    } catch (JacksonException e) {
      throw expected("a JSON object", e.getOriginalMessage());
    }
  }

  private static Task task(String word) {
    return Arrays.stream(Task.values())
        .filter(task -> task.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            expected(
                "a task of "
                    + Arrays.stream(Task.values())
                        .map(Task::word)
                        .collect(Collectors.joining(", ")),
                word));
  }

  private static String text(String name, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw expected("a text for " + name, String.valueOf(json.currentToken()));
    }
    return json.getString();
  }

  private static boolean truth(String name, JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_TRUE
        && json.currentToken() != JsonToken.VALUE_FALSE) {
      throw expected("true or false for " + name, String.valueOf(json.currentToken()));
    }
    return json.getBooleanValue();
  }

  private static IllegalArgumentException expected(String expected, String found) {
    return new IllegalArgumentException(
        "Reindex request: expected %s, found %s. Ask with {\"task\":\"walk\"}."
            .formatted(expected, found));
  }
}
