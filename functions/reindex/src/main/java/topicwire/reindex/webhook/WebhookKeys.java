package topicwire.reindex.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.JsonService;
import topicwire.runtime.http.Json;

/// The secret of each standing query, derived from one that AWS Secrets Manager made: nobody has to
/// store them, and whoever has one knows nothing of another. Thread-safe.
final class WebhookKeys {
  private static final JsonService.Name SERVICE =
      new JsonService.Name("secretsmanager", "secretsmanager", "SECRETS_MANAGER");

  private final JsonService service;
  private final String arn;
  private byte @Nullable [] master;

  /// @param arn of the secret that all others are derived from; read when it is first needed
  WebhookKeys(Environment environment, String arn, Clock clock) {
    service = new JsonService(SERVICE, environment, clock);
    this.arn = arn;
  }

  /// The key that messages to a query are signed with.
  ///
  /// @param query the object key of its file
  byte[] of(String query) {
    return Signature.digest(master(), ("webhook " + query).getBytes(UTF_8));
  }

  /// The same as text, as receivers are set up with it.
  String textOf(String query) {
    return "whsec_" + Base64.getEncoder().encodeToString(of(query));
  }

  private synchronized byte[] master() {
    if (master == null) {
      master = read();
    }
    return master;
  }

  private byte[] read() {
    try {
      var answer =
          service.call(
              "GetSecretValue", Json.object(json -> json.writeStringProperty("SecretId", arn)));
      var text = answer.status() == 200 ? text(answer.body()) : "";
      if (text.isEmpty()) {
        // Without its body, which may hold it.
        throw new IllegalStateException(
            "GetSecretValue: expected the status 200 and a SecretString, found the status "
                + answer.status());
      }
      return text.getBytes(UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("GetSecretValue had no answer", e);
    }
  }

  private static String text(byte[] answer) {
    try (var json = Json.parse(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var isText = json.currentName().equals("SecretString");
        if (json.nextToken() == JsonToken.VALUE_STRING && isText) {
          return json.getString();
        }
        json.skipChildren();
      }
    }
    return "";
  }
}
