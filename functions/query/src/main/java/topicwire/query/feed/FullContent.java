package topicwire.query.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.query.article.ArticleFields;
import topicwire.query.body.BodyHtml;
import topicwire.query.body.ContentParameter;
import topicwire.query.list.ArticleList;
import topicwire.runtime.http.ProblemException;

/// The bodies of a feed's articles, where `content=full` asks for them.
final class FullContent {
  /// Whole articles are up to a hundred times as large as the rows of lists, and are read in one
  /// request, which ends at 16 MB.
  private static final int MAX_ARTICLES = 25;

  /// Characters of HTML in a feed. An answer has at most 6 MB, and its XML is escaped; entries
  /// beyond this keep their excerpt alone.
  private static final int MAX_CHARACTERS = 1_000_000;

  private final IndexReader catalog;

  FullContent(IndexReader catalog) {
    this.catalog = catalog;
  }

  /// HTML by key, of the articles that have a body.
  Map<String, String> of(ArticleList list) {
    if (!ContentParameter.isFull(list.call().parameters())) {
      return Map.of();
    }
    var keys = list.page().shown().stream().map(shown -> shown.entry().key()).toList();
    if (keys.size() > MAX_ARTICLES) {
      throw ProblemException.invalid(
          "limit",
          "Expected at most %d with content=full, found more. Ask for fewer and follow next."
              .formatted(MAX_ARTICLES));
    }
    return bodies(keys, list.call().origin());
  }

  private Map<String, String> bodies(List<String> keys, String origin) {
    var bodies = new HashMap<String, String>();
    var left = MAX_CHARACTERS;
    for (var detail : catalog.details(Visibility.PUBLISHED, keys)) {
      var article = ArticleFields.of(detail.json());
      var key = article.texts().getOrDefault("path", "");
      var body = article.texts().getOrDefault("content", "");
      if (!body.isBlank() && body.length() <= left) {
        var html = BodyHtml.of(body, key, article.page(origin, key));
        if (!html.isBlank() && html.length() <= left) {
          bodies.put(key, html);
        }
        left -= Math.max(body.length(), html.length());
      }
    }
    return bodies;
  }
}
