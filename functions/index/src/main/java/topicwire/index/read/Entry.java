package topicwire.index.read;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Compression;
import topicwire.index.read.time.Times;
import topicwire.index.table.Row;
import topicwire.index.table.RowQuery;

/// One article in a list.
///
/// @param position its place in the list: what a following page starts behind
public record Entry(Row row, RowQuery.Position position) {

  /// UTC second and key, `2023-10-17T00:31:00Z#_news/x.md`: the same in every list.
  public String sort() {
    return row.key().sk();
  }

  /// The object key of the article.
  public String key() {
    return sort().substring(sort().indexOf('#') + 1);
  }

  /// The day of publication as the article's file has it, `2023-10-16`.
  public String day() {
    var day = row.text(Attributes.DAY);
    return day == null ? Article.dayOf(sort()) : day;
  }

  /// Whether the article has a date.
  public boolean isDated() {
    return !sort().startsWith(Article.UNDATED);
  }

  /// The article's type in lower case, null without one.
  public @Nullable String type() {
    return row.text(Attributes.TYPE);
  }

  /// The slug of the article's category, null without one.
  public @Nullable String category() {
    return row.text(Attributes.CATEGORY);
  }

  /// The domain of the article's provider in lower case, null without one.
  public @Nullable String provider() {
    return row.text(Attributes.PROVIDER);
  }

  /// What hides a draft, the plainest reason first.
  public List<String> hiddenBy() {
    return IndexReader.hiddenBy(row);
  }

  /// The topic or category as this article spells it; null in the list of all articles.
  public @Nullable String name() {
    return row.text(Attributes.NAME);
  }

  /// When the article's content was uploaded: of one without a date, or one that was changed.
  public @Nullable Instant modifiedAt() {
    var second = row.number(Attributes.MODIFIED_AT);
    return second == null ? null : Instant.ofEpochSecond(second);
  }

  /// The slugs of the article's topics.
  public Set<String> topics() {
    return row.texts(Attributes.TOPICS);
  }

  /// The article's state, and when it changes.
  public Times times() {
    return Times.of(row);
  }

  /// UTF-8 bytes of the JSON object of the article in lists. Inflated at each call.
  public byte[] item() {
    var number = requireNonNull(row.number(Attributes.DICTIONARY), row.key()::toString);
    return Compression.inflate(
        requireNonNull(row.bytes(Attributes.ITEM), row.key()::toString), number);
  }
}
