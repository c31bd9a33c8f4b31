package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.Label;
import topicwire.runtime.http.Json;

/// An article of a test, with as little as the test is about.
public record Story(
    String key,
    String second,
    List<String> topics,
    @Nullable String category,
    @Nullable String type,
    @Nullable String domain,
    @Nullable Long quality,
    long heat,
    @Nullable String webUrl,
    String more) {

  /// Published on a day, `2024-01-31`, under some topics.
  public static Story of(String key, String day, String... topics) {
    var second = day.isEmpty() ? Article.UNDATED : day.length() == 10 ? day + "T00:00:00Z" : day;
    return new Story(key, second, List.of(topics), null, null, null, null, 0, null, "");
  }

  public Story category(String name) {
    return new Story(key, second, topics, name, type, domain, quality, heat, webUrl, more);
  }

  public Story type(String word) {
    return new Story(key, second, topics, category, word, domain, quality, heat, webUrl, more);
  }

  public Story domain(String name) {
    return new Story(key, second, topics, category, type, name, quality, heat, webUrl, more);
  }

  public Story quality(long number) {
    return new Story(key, second, topics, category, type, domain, number, heat, webUrl, more);
  }

  public Story heat(long number) {
    return new Story(key, second, topics, category, type, domain, quality, number, webUrl, more);
  }

  public Story webUrl(String url) {
    return new Story(key, second, topics, category, type, domain, quality, heat, url, more);
  }

  /// Further properties of the whole article, `"content":"x"`.
  public Story with(String properties) {
    return new Story(
        key, second, topics, category, type, domain, quality, heat, webUrl, properties);
  }

  /// As it stands in lists.
  public String item() {
    return new String(
        Json.object(json -> {
          json.writeStringProperty("path", key);
          json.writeStringProperty("title", "Title of " + key);
          if (type != null) {
            json.writeStringProperty("type", type);
          }
          if (category != null) {
            json.writeStringProperty("category", category);
          }
          if (!second.equals(Article.UNDATED)) {
            json.writeStringProperty("publishedDateTime", second);
          }
          if (webUrl != null) {
            json.writeStringProperty("webUrl", webUrl);
          }
          if (quality != null) {
            json.writeNumberProperty("quality", quality);
          }
          json.writeNumberProperty("heat", heat);
          if (domain != null) {
            json.writeObjectPropertyStart("provider");
            json.writeStringProperty("name", "The " + domain);
            json.writeStringProperty("domain", domain);
            json.writeEndObject();
          }
          if (!topics.isEmpty()) {
            json.writeArrayPropertyStart("topics");
            topics.forEach(json::writeString);
            json.writeEndArray();
          }
        }),
        UTF_8);
  }

  /// As a whole.
  public String detail() {
    var item = item();
    return more.isEmpty() ? item : item.substring(0, item.length() - 1) + "," + more + "}";
  }

  public Article article() {
    return article(Article.dayOf(second), List.of());
  }

  /// The same of another day than that of its second, and with former addresses.
  public Article article(String day, List<String> aliases) {
    return new Article(
        key,
        second,
        day,
        topics.stream().map(Label::of).toList(),
        category == null ? null : Label.of(category),
        type,
        domain,
        quality,
        heat,
        webUrl,
        aliases,
        item(),
        detail());
  }
}
