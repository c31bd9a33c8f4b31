package topicwire.local.gateway;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A request as it came over the wire.
///
/// @param path as it was sent, percent-encoded
/// @param query as it was sent, without the question mark; empty for none
/// @param headers by lower-case names, several of a name joined by commas
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record GatewayRequest(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  /// The path as a function sees it: decoded, and cut where a question mark appears.
  ///
  /// @throws IllegalArgumentException when an escape is malformed
  String decodedPath() {
    // URLDecoder is for forms, where a plus sign is a space.
    var decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    var end = decoded.indexOf('?');
    return end < 0 ? decoded : decoded.substring(0, end);
  }

  /// The decoded parameters, the values of a repeated one joined by commas.
  Map<String, String> queryParameters() {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      var sign = pair.indexOf('=');
      var name = decodeForm(sign < 0 ? pair : pair.substring(0, sign));
      var value = decodeForm(sign < 0 ? "" : pair.substring(sign + 1));
      parameters.merge(name, value, (first, next) -> first + "," + next);
    }
    return parameters;
  }

  private static String decodeForm(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /// Whether the body goes to the function as text; everything else goes as Base64.
  boolean hasTextBody() {
    var type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
    var textual =
        type.startsWith("text/")
            || type.startsWith("application/json")
            || type.startsWith("application/xml")
            || type.startsWith("application/javascript");
    if (!textual || headers.containsKey("content-encoding")) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException binary) {
      return false;
    }
  }
}
