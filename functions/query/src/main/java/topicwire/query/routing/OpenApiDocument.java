package topicwire.query.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Status;

/// The description of this API, OpenAPI 3.1 in YAML, as it stands in the jar: it is written by
/// hand, and the tests hold every request and answer against it.
///
/// @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1.0</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9512">RFC 9512, the media type</a>
public final class OpenApiDocument {
  private static final String FILE = "openapi.yaml";
  private static final Reply REPLY = new Reply(Status.OK, "application/yaml", Map.of(), resource());

  private OpenApiDocument() {}

  /// `/openapi.yaml`; always the same.
  public static Reply reply() {
    return REPLY;
  }

  private static byte[] resource() {
    try (var stream = OpenApiDocument.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("expected the resource %s in the jar".formatted(FILE));
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + FILE, e);
    }
  }
}
