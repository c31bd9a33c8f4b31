package topicwire.query.routing;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import topicwire.index.ContentState;
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

  /// `/status`: numbers only; editors also read why files are not shown, and the last report.
  public Reply status(Call call) {
    var published = catalog.status(Visibility.PUBLISHED);
    return Reply.json(
        Json.object(json -> {
          json.writeNumberProperty("published", published.articles());
          if (audience == Audience.EDITOR) {
            hidden(json);
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

  /// The number of files of each state and, of those whose reason is known, by reason: the same
  /// words and codes as in validation.
  private void hidden(JsonGenerator json) {
    var states = catalog.editors().hidden();
    var drafts = states.get(ContentState.DRAFT.word());
    number(json, "drafts", drafts == null ? Map.of() : drafts);
    for (var state : List.of(ContentState.REJECTED.word(), ContentState.IGNORED.word())) {
      var counts = states.get(state);
      if (counts != null) {
        number(json, state, counts);
      }
    }
  }

  private static void number(JsonGenerator json, String name, Map<String, Long> counts) {
    json.writeNumberProperty(name, counts.values().stream().mapToLong(Long::longValue).sum());
    if (counts.keySet().stream().anyMatch(reason -> !reason.isEmpty())) {
      json.writeObjectPropertyStart(name + "By");
      counts.forEach((reason, number) -> {
        if (!reason.isEmpty()) {
          json.writeNumberProperty(reason, number);
        }
      });
      json.writeEndObject();
    }
  }

  /// What time will change, what the last comparison found in full, and how far the one under way
  /// is.
  private void report(JsonGenerator json) {
    time(json);
    var comparison = catalog.editors().comparison();
    if (!comparison.report().isEmpty()) {
      json.writeName("report");
      json.writeRawValue(comparison.report());
    }
    if (!comparison.run().isEmpty()) {
      json.writeName("run");
      json.writeRawValue(comparison.run());
    }
  }

  /// What time will change; nothing where it changes nothing.
  private void time(JsonGenerator json) {
    var due = catalog.editors().due();
    if (due.scheduled() + due.expiring() == 0) {
      return;
    }
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
  }
}
