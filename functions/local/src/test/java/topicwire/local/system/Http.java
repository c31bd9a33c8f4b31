package topicwire.local.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the HTTP API as a stranger would. */
final class Http {
  static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  Http(URI root) {
    this.root = root;
  }

  HttpResponse<String> get(String reference) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(root.resolve(reference)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String reference, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(root.resolve(reference))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The body of an answer as JSON, whatever its status. */
  JsonNode json(String reference) throws IOException, InterruptedException {
    return JSON.readTree(get(reference).body());
  }
}
