package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonToken;
import topicwire.runtime.http.Json;

/// A reply as a client sees it, behind the gateway.
///
/// @param body decoded
public record Answer(int status, Map<String, String> headers, String body) {
  private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]*)\",\"title\"");
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

  public static Answer of(byte[] reply) {
    var status = 0;
    var headers = new TreeMap<String, String>();
    var body = "";
    var base64 = false;
    try (var json = Json.parse(reply)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "statusCode" -> status = json.getIntValue();
          case "body" -> body = json.getString();
          case "isBase64Encoded" -> base64 = json.getBooleanValue();
          case "headers" -> {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
              var header = json.currentName();
              json.nextToken();
              headers.put(header, json.getString());
            }
          }
          default -> throw new AssertionError("the gateway knows no " + name);
        }
      }
    }
    var bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    return new Answer(status, headers, new String(decoded(bytes, headers), UTF_8));
  }

  private static byte[] decoded(byte[] bytes, Map<String, String> headers) {
    if (!"gzip".equals(headers.get("content-encoding"))) {
      return bytes;
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("expected gzip", e);
    }
  }

  /// The value of a header, empty when it is absent.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The keys of the items, in their order.
  public List<String> paths() {
    var paths = new ArrayList<String>();
    for (var found = PATH.matcher(body); found.find(); ) {
      paths.add(found.group(1));
    }
    return paths;
  }

  /// Where the next page is, empty on the last.
  public String next() {
    var found = NEXT.matcher(body);
    return found.find() ? found.group(1) : "";
  }
}
