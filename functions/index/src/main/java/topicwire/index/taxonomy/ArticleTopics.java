package topicwire.index.taxonomy;

import java.util.List;
import java.util.stream.Stream;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Label;

/// The topics of an article under a taxonomy.
///
/// @param topics its own
/// @param above slugs of all above these, the nearest first
public record ArticleTopics(List<Label> topics, List<String> above) {
  public ArticleTopics {
    topics = List.copyOf(topics);
    above = List.copyOf(above);
  }

  /// The article under these topics.
  public Article of(Article article) {
    var counted = above.subList(0, Math.min(above.size(), Article.MAX_ABOVE));
    return topics.equals(article.topics()) && counted.equals(article.above())
        ? article
        : article.withTopics(topics, counted);
  }

  /// The flaws of the article, with one where it has more above it than are counted.
  public List<Flaw> with(List<Flaw> flaws) {
    return above.size() <= Article.MAX_ABOVE
        ? flaws
        : Stream.concat(
                flaws.stream(),
                Stream.of(TaxonomyFlaws.manyAbove(above.size(), above.get(Article.MAX_ABOVE))))
            .toList();
  }
}
