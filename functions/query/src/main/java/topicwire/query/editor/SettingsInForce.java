package topicwire.query.editor;

import topicwire.index.read.IndexReader;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// `/editor/settings`: the text of the last valid settings file, which is in force. A file that is
/// not valid is at `/editor/rejections`, with its flaws.
public final class SettingsInForce {
  private final IndexReader catalog;

  public SettingsInForce(IndexReader catalog) {
    this.catalog = catalog;
  }

  public Reply settings(Call call) {
    var stored = catalog.settings();
    return Reply.json(
        Json.object(json -> {
          json.writeStringProperty("revision", stored.revision());
          json.writeStringProperty("content", stored.content());
        }));
  }
}
