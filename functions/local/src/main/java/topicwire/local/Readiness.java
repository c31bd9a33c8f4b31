package topicwire.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// Ready means that the public function answers from the table.
public final class Readiness {
  private static final int TRIES = 20;

  private Readiness() {}

  /// Waits for `GET /status` to answer 200.
  ///
  /// @throws IOException with the last answer, when it does not
  public static void await(URI http) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(http.resolve("/status")).build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      for (int tries = 1; response.statusCode() != 200 && tries < TRIES; tries++) {
        Thread.sleep(250);
        response = client.send(request, BodyHandlers.ofString());
      }
      if (response.statusCode() != 200) {
        throw new IOException(
            "expected GET /status to answer 200, found %d: %s"
                .formatted(response.statusCode(), response.body()));
      }
    }
  }
}
