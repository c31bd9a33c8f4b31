package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import topicwire.index.Catalog;
import topicwire.index.FlawJson;
import topicwire.query.http.Json;
import topicwire.query.http.Problem;
import topicwire.query.http.Refusal;
import topicwire.query.http.Reply;

/** {@code /editor/rejections}: the files that were not taken, by key, and what to do about each. */
final class Rejections {
  private final Catalog catalog;

  Rejections(Catalog catalog) {
    this.catalog = catalog;
  }

  Reply list(Call call) {
    var limit = Limit.of(call);
    var found = catalog.rejections(after(call.parameters().get("cursor")), limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next =
        found.size() > limit ? call.reference("cursor", encode(shown.getLast().key())) : null;
    var reply =
        Reply.json(
            Json.object(json -> {
              json.writeArrayPropertyStart("value");
              for (var rejection : shown) {
                json.writeStartObject();
                json.writeStringProperty("path", rejection.key());
                json.writeStringProperty("since", rejection.since());
                json.writeName("flaws");
                json.writeRawValue(FlawJson.ofFlaws(rejection.flaws()));
                json.writeEndObject();
              }
              json.writeEndArray();
              if (next != null) {
                json.writeStringProperty("next", next);
              }
            }));
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  private static @Nullable String after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var key = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (!key.isEmpty() && key.getBytes(UTF_8).length <= 1024) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new Refusal(
        Problem.of(
            Problem.Kind.CURSOR_INVALID,
            "cursor",
            "Expected a cursor as the field next of the page before holds it, found another text."
                + " Follow next, or leave the cursor out."));
  }
}
