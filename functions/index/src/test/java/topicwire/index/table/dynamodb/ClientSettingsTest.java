package topicwire.index.table.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topicwire.index.table.RowKey;
import topicwire.runtime.Environment;

/// Region, credentials and endpoint come from the variables that a function is given.
class ClientSettingsTest {
  private static final Map<String, String> LAMBDA =
      Map.of(
          "AWS_REGION", "eu-west-1",
          "AWS_ACCESS_KEY_ID", "SOMEID",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_SESSION_TOKEN", "session");

  @Test
  void request_withVariablesOfTheFunction_isSignedWithItsKeysForItsRegion() {
    try (var endpoint = new ScriptedEndpoint(new ScriptedEndpoint.Answer(200, "{}"))) {
      read(with("AWS_ENDPOINT_URL_DYNAMODB", endpoint.address()));
      var headers = endpoint.requests().getFirst().headers();
      assertThat(requireNonNull(headers.get("Authorization")).getFirst())
          .startsWith("AWS4-HMAC-SHA256 Credential=SOMEID/")
          .contains("/eu-west-1/dynamodb/aws4_request");
      assertThat(headers.get("X-amz-security-token")).containsExactly("session");
    }
  }

  @Test
  void serviceAddress_besideTheGeneralOne_takesPrecedence() {
    try (var own = new ScriptedEndpoint(new ScriptedEndpoint.Answer(200, "{}"));
        var general = new ScriptedEndpoint(new ScriptedEndpoint.Answer(200, "{}"))) {
      var variables = with("AWS_ENDPOINT_URL_DYNAMODB", own.address());
      variables.put("AWS_ENDPOINT_URL", general.address());
      read(variables);
      read(with("AWS_ENDPOINT_URL", general.address()));
      assertThat(own.requests()).hasSize(1);
      assertThat(general.requests()).hasSize(1);
    }
  }

  @Test
  void client_withoutRegion_failsAndNamesTheMissingVariable() {
    assertThatThrownBy(() -> DynamoClients.create(new Environment(Map.of())))
        .hasMessageStartingWith("expected the environment variable AWS_REGION to be set");
  }

  private static Map<String, String> with(String name, String value) {
    var variables = new HashMap<>(LAMBDA);
    variables.put(name, value);
    return variables;
  }

  private static void read(Map<String, String> variables) {
    try (var client = DynamoClients.create(new Environment(variables))) {
      assertThat(new DynamoTable(client, "t", (_, _) -> {}).get(new RowKey("p", "s"), true))
          .isNull();
    }
  }
}
