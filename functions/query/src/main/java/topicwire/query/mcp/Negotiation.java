package topicwire.query.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;

/// Finds by which version of the protocol a client speaks. Of the stateless one, every request
/// names its version and says in headers what its body has; before that, versions were agreed upon
/// by `initialize`, which this server answers without keeping anything.
final class Negotiation {
  static final String STATELESS = "2026-07-28";

  /// Those of `initialize`, the last one first.
  static final List<String> INITIALIZED = List.of("2025-11-25", "2025-06-18");

  static final List<String> SUPPORTED = List.of(STATELESS, "2025-11-25", "2025-06-18");

  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final String VERSION = PREFIX + "protocolVersion";
  private static final String CAPABILITIES = PREFIX + "clientCapabilities";

  private static final String VERSION_HEADER = "mcp-protocol-version";

  /// How a header holds what is no plain ASCII.
  private static final String ENCODED = "=?base64?";

  private Negotiation() {}

  /// Whether a request is of the stateless version.
  ///
  /// @throws RpcException when it is of a version that is not known, or its headers and its body
  ///   differ
  static boolean isStateless(Request request, Message message) {
    var header = request.header(VERSION_HEADER).strip();
    var named = JsonTree.text(message.meta(), VERSION);
    if (named != null && !named.equals(header)) {
      throw mismatch("MCP-Protocol-Version", header, named);
    }
    if (header.isEmpty() || INITIALIZED.contains(header)) {
      return false;
    }
    if (!header.equals(STATELESS)) {
      throw new RpcException(
          RpcException.Code.UNSUPPORTED_PROTOCOL_VERSION,
          Status.BAD_REQUEST,
          "Unsupported protocol version",
          json -> {
            json.writeArrayPropertyStart("supported");
            SUPPORTED.forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("requested", header);
          });
    }
    require("Mcp-Method", request, message.method());
    if (message.method().equals("tools/call")) {
      require("Mcp-Name", request, JsonTree.text(message.params(), "name"));
    }
    requireMeta(named != null, VERSION);
    requireMeta(message.meta().get(CAPABILITIES) instanceof Map<?, ?>, CAPABILITIES);
    return true;
  }

  private static void requireMeta(boolean isThere, String name) {
    if (!isThere) {
      throw Message.invalidParams(Status.BAD_REQUEST, name + " in _meta", null);
    }
  }

  private static void require(String header, Request request, @Nullable String expected) {
    var found = request.header(header.toLowerCase(java.util.Locale.ROOT)).strip();
    if (expected != null && !decoded(found).equals(expected)) {
      throw mismatch(header, found, expected);
    }
  }

  private static String decoded(String value) {
    if (!value.startsWith(ENCODED) || !value.endsWith("?=")) {
      return value;
    }
    try {
      var text = value.substring(ENCODED.length(), value.length() - "?=".length());
      return new String(Base64.getDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return value; // it names nothing, and is refused as any other
    }
  }

  private static RpcException mismatch(String header, String found, String expected) {
    return new RpcException(
        RpcException.Code.HEADER_MISMATCH,
        Status.BAD_REQUEST,
        "Expected the header %s to be %s as in the body, found %s. Correct one of the two."
            .formatted(
                header, Problem.quote(expected), found.isEmpty() ? "none" : Problem.quote(found)));
  }
}
