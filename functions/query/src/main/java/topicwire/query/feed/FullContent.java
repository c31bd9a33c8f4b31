package topicwire.query.feed;

import java.util.HashMap;
import java.util.Map;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.query.article.Bodies;
import topicwire.query.body.ContentParameter;
import topicwire.query.list.ArticleList;

/// The bodies of a feed's articles, where `content=full` asks for them.
final class FullContent {
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
    Bodies.requireFew(keys.size(), "content=full");
    var bodies = new HashMap<String, String>();
    Bodies.of(catalog.details(Visibility.PUBLISHED, keys), list.call()::origin, true)
        .forEach((key, body) -> {
          if (!body.html().isBlank()) {
            bodies.put(key, body.html());
          }
        });
    return bodies;
  }
}
