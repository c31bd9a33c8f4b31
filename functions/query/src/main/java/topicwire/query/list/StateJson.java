package topicwire.query.list;

import java.util.List;
import tools.jackson.core.JsonGenerator;
import topicwire.index.read.time.Times;

/// The state of an article, why it is hidden and when that changes: for editors.
public final class StateJson {
  private StateJson() {}

  /// Writes the properties.
  public static void write(Times times, List<String> hiddenBy, JsonGenerator json) {
    json.writeStringProperty("state", times.state().word());
    if (!hiddenBy.isEmpty()) {
      json.writeArrayPropertyStart("hiddenBy");
      hiddenBy.forEach(json::writeString);
      json.writeEndArray();
    }
    if (times.appearsAt() != null) {
      json.writeStringProperty("appearsAt", times.appearsAt());
    }
    if (times.expiresAt() != null) {
      json.writeStringProperty("expiresAt", times.expiresAt());
    }
  }
}
