package topicwire.query.routing;

import tools.jackson.core.JsonGenerator;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// Whether the index is complete, so far as is known.
public final class StatusEndpoint {
  private final IndexReader catalog;
  private final Audience audience;

  public StatusEndpoint(IndexReader catalog, Audience audience) {
    this.catalog = catalog;
    this.audience = audience;
  }

  /// `/status`: numbers only; editors also read the number of drafts and the last report as well.
  public Reply status(Call call) {
    var published = catalog.status(Visibility.PUBLISHED);
    return Reply.json(
        Json.object(json -> {
          json.writeNumberProperty("published", published.articles());
          if (audience == Audience.EDITOR) {
            json.writeNumberProperty("drafts", catalog.status(Visibility.DRAFT).articles());
          }
          if (published.verifiedAt() != null) {
            json.writeStringProperty("verifiedAt", published.verifiedAt());
          }
          if (published.drift() != null) {
            json.writeNumberProperty("driftFound", published.drift());
          }
          if (audience == Audience.EDITOR) {
            report(json);
          }
        }));
  }

  /// What time will change, what the last comparison found in full, and how far the one under way is.
  private void report(JsonGenerator json) {
    var due = catalog.due();
    json.writeObjectPropertyStart("time");
    json.writeNumberProperty("scheduled", due.scheduled());
    json.writeNumberProperty("expiring", due.expiring());
    json.writeNumberProperty("overdue", due.overdue());
    if (due.next() != null) {
      json.writeStringProperty("next", due.next());
    }
    if (due.more()) {
      json.writeBooleanProperty("more", true);
    }
    json.writeEndObject();
    var comparison = catalog.comparison();
    if (!comparison.report().isEmpty()) {
      json.writeName("report");
      json.writeRawValue(comparison.report());
    }
    if (!comparison.run().isEmpty()) {
      json.writeName("run");
      json.writeRawValue(comparison.run());
    }
  }
}
