package topicwire.runtime.http;

import java.util.Map;
import java.util.regex.Pattern;

/// A request, as the gateway passes it on.
///
/// @param base what the addresses of this API have between host and path, `/news`; empty for
///   nothing
/// @param path behind that, decoded, and cut at a decoded `?`
/// @param query as it was sent
/// @param headers those of [GatewayEvent] that were sent, names in lower case
/// @param id the gateway's, which its own log has too; empty where there is none
/// @param body text; empty where there was none, none in UTF-8, or none was asked for
public record Request(
    String method,
    String base,
    String path,
    String query,
    Map<String, String> headers,
    String id,
    String body) {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]+)?");

  public Request {
    headers = Map.copyOf(headers);
  }

  /// A request to an API whose paths begin at the host.
  public Request(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      String id,
      String body) {
    this(method, "", path, query, headers, id, body);
  }

  /// A request without id and body.
  public Request(String method, String path, String query, Map<String, String> headers) {
    this(method, path, query, headers, "", "");
  }

  /// The same request to an API whose addresses begin with a base path. A gateway's mapping and a
  /// content delivery network pass it on as a part of the path, the API's own address has none:
  /// either is the same request.
  public Request under(String base) {
    if (base.isEmpty()) {
      return this;
    }
    var isBelow = path.startsWith(base + "/") || path.equals(base);
    var behind = path.equals(base) ? "/" : isBelow ? path.substring(base.length()) : path;
    return new Request(method, base, behind, query, headers, id, body);
  }

  /// Another request of the same caller, to read.
  ///
  /// @param path with or without the base path
  public Request reading(String path, String query) {
    return new Request("GET", path, query, headers).under(base);
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

  /// Path and query behind the base path, the path encoded again and the query as it was sent.
  public String target() {
    return Percent.encode(path, "/") + (query.isEmpty() ? "" : "?" + query);
  }
}
