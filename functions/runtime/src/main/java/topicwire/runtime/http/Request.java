package topicwire.runtime.http;

import java.util.Map;
import java.util.regex.Pattern;

/// A request, as the gateway passes it on.
///
/// @param path decoded, and cut at a decoded `?`
/// @param query as it was sent
/// @param headers those of [GatewayEvent] that were sent, names in lower case
/// @param id the gateway's, which its own log has too; empty where there is none
/// @param body text; empty where there was none, none in UTF-8, or none was asked for
public record Request(
    String method, String path, String query, Map<String, String> headers, String id, String body) {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]+)?");

  public Request {
    headers = Map.copyOf(headers);
  }

  /// A request without id and body.
  public Request(String method, String path, String query, Map<String, String> headers) {
    this(method, path, query, headers, "", "");
  }

  /// The value of a header, empty when it was not sent.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// Scheme and host as the caller sees them, `https://wire.example`; empty without a host that can
  /// stand in an address. The gateway sets both, and takes no request but by https.
  public String origin() {
    var host = header("host");
    var scheme = header("x-forwarded-proto").equals("http") ? "http" : "https";
    return HOST.matcher(host).matches() ? scheme + "://" + host : "";
  }

  /// Path and query, the path encoded again and the query as it was sent.
  public String target() {
    return Percent.encode(path, "/") + (query.isEmpty() ? "" : "?" + query);
  }
}
