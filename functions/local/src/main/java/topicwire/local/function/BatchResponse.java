package topicwire.local.function;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads which messages of a batch failed, as Lambda does: {@code
 * {"batchItemFailures":[{"itemIdentifier":"…"}]}}. {@code null}, {@code {}} and an empty list mean
 * none; whatever does not follow the form means all of them.
 */
final class BatchResponse {
  private static final JsonFactory JSON = new JsonFactory();

  private BatchResponse() {}

  /**
   * The identifiers of the messages that failed.
   *
   * @param sent the identifiers of the batch: another one makes the response invalid
   * @return empty when the response is invalid, so that the whole batch failed
   */
  static Optional<Set<String>> failures(byte[] response, Set<String> sent) {
    try (var json = JSON.createParser(ObjectReadContext.empty(), response)) {
      var failures = failures(json);
      return failures.filter(identifiers -> sent.containsAll(identifiers));
    } catch (StreamReadException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> failures(JsonParser json) {
    var none = Optional.of(Set.<String>of());
    return switch (json.nextToken()) {
      case VALUE_NULL -> none;
      case START_OBJECT -> {
        var failures = none;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          var isList = json.currentName().equals("batchItemFailures");
          var value = json.nextToken();
          if (isList && value == JsonToken.START_ARRAY) {
            failures = identifiers(json);
          } else if (isList && value != JsonToken.VALUE_NULL) {
            yield Optional.empty();
          } else {
            json.skipChildren();
          }
          if (failures.isEmpty()) {
            yield failures;
          }
        }
        yield failures;
      }
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Set<String>> identifiers(JsonParser json) {
    var identifiers = new HashSet<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      var identifier = "";
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var isIdentifier = json.currentName().equals("itemIdentifier");
        if (json.nextToken() == JsonToken.VALUE_STRING && isIdentifier) {
          identifier = json.getString();
        } else {
          json.skipChildren();
        }
      }
      if (identifier.isEmpty()) {
        return Optional.empty();
      }
      identifiers.add(identifier);
    }
    return Optional.of(identifiers);
  }
}
