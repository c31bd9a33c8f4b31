package topicwire.query.feed;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.read.Entry;
import topicwire.query.article.ArticleFields;
import topicwire.query.body.PlainText;

/// Reads of an item, as it stands in lists, what feeds say of an article.
final class FeedItems {
  private FeedItems() {}

  /// The item of an entry.
  ///
  /// @param origin what the addresses of this API begin with
  /// @param content the body as HTML, null to leave it out
  static FeedItem of(Entry entry, String origin, Identity identity, @Nullable String content) {
    var article = ArticleFields.of(entry.item());
    var excerpt = article.text("excerpt");
    return new FeedItem(
        identity.ofArticle(entry.key()),
        article.page(origin, entry.key()),
        requireNonNullElse(article.text("title"), entry.key()),
        excerpt == null ? null : PlainText.of(excerpt),
        content,
        article.writers(),
        article.language(),
        published(entry),
        article.updated(entry.modifiedAt()),
        article.image(),
        article.topics());
  }

  /// By the second, as the list is ordered.
  private static @Nullable Instant published(Entry entry) {
    var second = entry.sort().substring(0, Article.UNDATED.length());
    return second.equals(Article.UNDATED) ? null : Instant.parse(second);
  }
}
