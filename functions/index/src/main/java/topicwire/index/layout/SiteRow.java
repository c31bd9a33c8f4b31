package topicwire.index.layout;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// Who publishes, as the settings in force say it: a row of its own, because the public function
/// may read it, and the settings themselves not. Each is null where the settings say nothing.
///
/// @param title of the whole site
/// @param url address that readers know the API by
/// @param language BCP 47 tag
/// @param icon address of a picture
/// @param author of articles that name none
/// @param id of the site in feeds
public record SiteRow(
    @Nullable String title,
    @Nullable String url,
    @Nullable String language,
    @Nullable String icon,
    @Nullable String author,
    @Nullable String id) {

  /// Of settings that say nothing of who publishes.
  public static final SiteRow NONE = new SiteRow(null, null, null, null, null, null);

  /// What the row says; no row says nothing.
  public static SiteRow of(@Nullable Row row) {
    return row == null
        ? NONE
        : new SiteRow(
            row.text("title"),
            row.text("url"),
            row.text("language"),
            row.text("icon"),
            row.text("author"),
            row.text("id"));
  }

  /// What makes the table say this.
  public Change change() {
    var attributes = new HashMap<String, Value>();
    put("title", title, attributes);
    put("url", url, attributes);
    put("language", language, attributes);
    put("icon", icon, attributes);
    put("author", author, attributes);
    put("id", id, attributes);
    return attributes.isEmpty()
        ? new Change.Delete(Keys.SITE, Condition.NONE)
        : new Change.Put(new Row(Keys.SITE, attributes), Condition.NONE);
  }

  private static void put(String name, @Nullable String text, Map<String, Value> attributes) {
    if (text != null) {
      attributes.put(name, new Value.Text(text));
    }
  }
}
