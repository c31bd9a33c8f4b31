package topicwire.local.function;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads which messages of a batch failed, as Lambda does:
/// `{"batchItemFailures":[{"itemIdentifier":"…"}]}`. `null`, `{}` and an empty list mean none;
/// whatever does not follow the form means all of them.
final class BatchResponse {
  private static final JsonMapper JSON = new JsonMapper();

  private BatchResponse() {}

  /// The identifiers of the messages that failed.
  ///
  /// @param sent the identifiers of the batch: another one makes the response invalid
  /// @return empty when the response is invalid, so that the whole batch failed
  static Optional<Set<String>> failures(byte[] response, Set<String> sent) {
    try {
      var root = JSON.readTree(response);
      var failures = root.path("batchItemFailures");
      if (root.isNull() || (root.isObject() && isAbsent(failures))) {
        return Optional.of(Set.of());
      }
      if (!root.isObject() || !failures.isArray()) {
        return Optional.empty();
      }
      var identifiers =
          failures
              .valueStream()
              .map(failure -> failure.path("itemIdentifier").asString(""))
              .collect(toSet());
      return Optional.of(identifiers).filter(sent::containsAll);
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}
