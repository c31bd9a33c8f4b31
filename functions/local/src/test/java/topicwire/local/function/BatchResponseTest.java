package topicwire.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages of a batch (a, b, c) a function's response makes Lambda send again.
class BatchResponseTest {
  private static final Set<String> SENT = Set.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"batchItemFailures\":[]}",
        "{\"batchItemFailures\":null}",
        "{\"other\":{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}}"
      })
  void batchFailures_ofResponseWithoutFailures_areNone(String response) {
    assertThat(BatchResponse.failures(response.getBytes(UTF_8), SENT)).contains(Set.of());
  }

  @Test
  void batchFailures_ofResponseThatNamesSome_areThose() {
    var response =
        """
        {"more": [1, {"x": 2}],
         "batchItemFailures": [{"itemIdentifier": "a"}, {"x": [], "itemIdentifier": "c"}]}
        """;

    assertThat(BatchResponse.failures(response.getBytes(UTF_8), SENT)).contains(Set.of("a", "c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}",
        "[]",
        "\"ok\"",
        "{\"batchItemFailures\":{}}",
        "{\"batchItemFailures\":[\"a\"]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"identifier\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"z\"}]}"
      })
  void batchFailures_ofInvalidResponse_areAllMessages(String response) {
    assertThat(BatchResponse.failures(response.getBytes(UTF_8), SENT)).isEmpty();
  }
}
