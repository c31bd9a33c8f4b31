package topicwire.query.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.runtime.http.Json;

/// An article of these tests: what it is searched by.
record Text(
    String key,
    String second,
    String title,
    String excerpt,
    List<String> authors,
    List<String> topics,
    String updated,
    long heat) {

  static Text of(String key, String day, String title, String... topics) {
    return new Text(key, day + "T00:00:00Z", title, "", List.of(), List.of(topics), "", 0);
  }

  Text excerpt(String text) {
    return new Text(key, second, title, text, authors, topics, updated, heat);
  }

  Text by(String... names) {
    return new Text(key, second, title, excerpt, List.of(names), topics, updated, heat);
  }

  Text updated(String time) {
    return new Text(key, second, title, excerpt, authors, topics, time, heat);
  }

  Text heat(long number) {
    return new Text(key, second, title, excerpt, authors, topics, updated, number);
  }

  /// As it stands in lists.
  String item() {
    return new String(
        Json.object(json -> {
          json.writeStringProperty("path", key);
          json.writeStringProperty("title", title);
          if (!excerpt.isEmpty()) {
            json.writeStringProperty("excerpt", excerpt);
          }
          json.writeStringProperty("publishedDateTime", second);
          if (!updated.isEmpty()) {
            json.writeStringProperty("updatedDateTime", updated);
          }
          json.writeNumberProperty("heat", heat);
          if (!authors.isEmpty()) {
            json.writeArrayPropertyStart("authors");
            authors.forEach(json::writeString);
            json.writeEndArray();
          }
          json.writeArrayPropertyStart("topics");
          topics.forEach(json::writeString);
          json.writeEndArray();
        }),
        UTF_8);
  }

  Article article() {
    return new Article(
        key,
        second,
        topics.stream().map(Label::of).toList(),
        null,
        heat > 50 ? "video" : "article",
        null,
        null,
        heat,
        null,
        item(),
        item());
  }

  Interpretation published() {
    return new Interpretation.Published(article(), List.of());
  }

  Interpretation draft() {
    return new Interpretation.Draft(article(), List.of());
  }
}
