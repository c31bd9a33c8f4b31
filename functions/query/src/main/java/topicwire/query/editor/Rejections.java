package topicwire.query.editor;

import topicwire.index.FlawJson;
import topicwire.index.read.IndexReader;
import topicwire.query.list.Cursor;
import topicwire.query.list.Limit;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// `/editor/rejections`: the files that were not taken, by key, and what to do about each.
public final class Rejections {
  private final IndexReader catalog;

  public Rejections(IndexReader catalog) {
    this.catalog = catalog;
  }

  public Reply list(Call call) {
    var limit = Limit.of(call);
    // One more than is shown, so that the last page has no next.
    var found = catalog.editors().rejections(Cursor.readKey(call), limit + 1);
    var shown = found.files().subList(0, Math.min(limit, found.files().size()));
    var more = found.files().size() > limit || found.more();
    var cursor = more && !shown.isEmpty() ? Cursor.write(call, shown.getLast().key()) : null;
    var next = cursor == null ? null : call.reference(Cursor.PARAMETER, cursor);
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
                json.writeStringProperty("nextCursor", cursor);
              }
            }));
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }
}
