package topicwire.query.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import topicwire.query.routing.Call;

/// Which pages may use the endpoint from a browser: those of this site, and those of the user's own
/// machine. A page of another host whose name leads here, as one that attacks a server on its
/// visitor's machine, names itself in `Origin`, and in `Host` as well, so that the two agreeing
/// says nothing where the connection is not encrypted.
///
/// Source: [security of the
/// transport](https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#security--endpoint).
final class OwnOrigin {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private OwnOrigin() {}

  /// Whether a request may be answered; one without `Origin` is no page's.
  static boolean isOf(Call call) {
    var origin = call.request().header("origin").strip();
    return origin.isEmpty() || isLoopback(origin) || isOwn(origin, call);
  }

  private static boolean isOwn(String origin, Call call) {
    var own = call.host();
    var isKnown = !own.equals(call.request().origin()) || own.startsWith("https://");
    return isKnown && origin.equalsIgnoreCase(own);
  }

  private static boolean isLoopback(String origin) {
    try {
      var host = new URI(origin).getHost();
      return host != null && LOOPBACK.contains(host);
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
