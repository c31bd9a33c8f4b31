package topicwire.query.http;

import java.util.Map;

/**
 * A request, as the gateway passes it on.
 *
 * @param path decoded, and cut at a decoded {@code ?}
 * @param query as it was sent
 * @param headers those of {@link GatewayEvent} that were sent, names in lower case
 */
public record Request(String method, String path, String query, Map<String, String> headers) {
  public Request {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, empty when it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether only the head of the reply is wanted. */
  boolean isHead() {
    return method.equals("HEAD");
  }
}
