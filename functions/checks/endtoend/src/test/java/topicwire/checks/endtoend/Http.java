package topicwire.checks.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.query.HttpContract;

/// Asks the HTTP API as a stranger would, and holds every answer to its description.
public final class Http {
  public static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  public Http(URI root) {
    this.root = root;
  }

  public HttpResponse<String> get(String reference) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.resolve(reference)));
  }

  /// What is answered to who prefers a media type.
  HttpResponse<String> get(String reference, String type) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(root.resolve(reference)).header("Accept", type));
  }

  HttpResponse<String> post(String reference, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(root.resolve(reference))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    HttpContract.require(response);
    return response;
  }

  /// The body of an answer as JSON, whatever its status.
  JsonNode json(String reference) throws IOException, InterruptedException {
    return JSON.readTree(get(reference).body());
  }
}
