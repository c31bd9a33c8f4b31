package topicwire.query.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// The description of this API, OpenAPI 3.1, as it stands in the jar: its YAML is written by hand,
/// the tests hold every request and answer against it, and its JSON, for programs without YAML, is
/// made of the YAML by a test.
///
/// Source: [OpenAPI 3.1.0](https://spec.openapis.org/oas/v3.1.0). Source: [RFC 9512, the media
/// type](https://www.rfc-editor.org/rfc/rfc9512).
public final class OpenApiDocument {
  private static final Reply YAML = reply("application/yaml", "openapi.yaml");
  private static final Reply JSON = reply("application/json", "openapi.json");

  private OpenApiDocument() {}

  /// `/openapi.yaml`; always the same.
  ///
  /// @param base what stands before the paths of this API
  public static Reply reply(String base) {
    return base.isEmpty() ? YAML : at(YAML, "\n  - url: /\n", "\n  - url: %s\n".formatted(base));
  }

  /// `/openapi.json`, the same in JSON.
  public static Reply json(String base) {
    return base.isEmpty()
        ? JSON
        : at(
            JSON,
            "\"servers\":[{\"url\":\"/\"}]",
            "\"servers\":[{\"url\":\"%s\"}]".formatted(base));
  }

  private static Reply at(Reply document, String server, String other) {
    var text = new String(document.body(), UTF_8);
    if (!text.contains(server)) {
      throw new IllegalStateException("expected the description to name the server /");
    }
    return new Reply(
        Status.OK, document.type(), Map.of(), text.replace(server, other).getBytes(UTF_8));
  }

  private static Reply reply(String type, String file) {
    try (var stream = OpenApiDocument.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("expected the resource %s in the jar".formatted(file));
      }
      return new Reply(Status.OK, type, Map.of(), stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + file, e);
    }
  }
}
