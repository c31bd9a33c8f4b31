package topicwire.articles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import topicwire.articles.json.ArticleJson;
import topicwire.articles.parts.ArticleFields;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.layout.Compression;

/// Checks while parsing what the table could refuse later, so that no file can make a write fail.
/// What lists can do without is left out there before an article is rejected.
final class ArticleSize {

  /// An article's item is written up to 14 times in a transaction of at most 4 MB.
  static final int MAX_ITEM = 16 * 1024;

  /// A row of the table has at most 400 KB, its other attributes and warnings included.
  static final int MAX_COMPRESSED = 350 * 1024;

  /// What is served is uncompressed, and a function answers with at most 6 MB.
  static final int MAX_DETAIL = 4 * 1024 * 1024;

  /// What deflate adds at most to what it cannot compress, generously.
  private static final int SLACK = 4 * 1024;

  private ArticleSize() {}

  /// The article as lists have it, of at most [#MAX_ITEM]; a flaw where that cannot be.
  static String item(String key, ArticleFields article, Report report) {
    var without = new LinkedHashSet<String>();
    var item = ArticleJson.item(key, article, without);
    for (var name : dispensable(article)) {
      if (!Characters.exceedsBytes(item, MAX_ITEM)) {
        break;
      }
      without.add(name);
      item = ArticleJson.item(key, article, without);
    }
    if (Characters.exceedsBytes(item, MAX_ITEM)) {
      report.flaw(
          "item-too-large",
          0,
          null,
          Message.of(
              "title, excerpt, topics and URLs together exceed %,d bytes of JSON; shorten them",
              MAX_ITEM));
    }
    if (!without.isEmpty()) {
      report.warn(
          "left-out-of-lists",
          0,
          String.join(", ", without),
          Message.of(
              "what lists show of an article exceeds %,d bytes of JSON; this is left out of them,"
                  + " shorten it",
              MAX_ITEM));
    }
    return item;
  }

  private static List<String> dispensable(ArticleFields article) {
    var names = new ArrayList<String>();
    if (article.images() != null) {
      names.add("images");
    }
    if (article.provider() != null) {
      names.add("provider");
    }
    if (!article.authors().isEmpty()) {
      names.add("authors");
    }
    return names;
  }

  /// A flaw where the whole article is too large to be written or sent.
  static void check(String detail, Report report) {
    if (Characters.exceedsBytes(detail, MAX_DETAIL)
        || (Characters.exceedsBytes(detail, MAX_COMPRESSED - SLACK)
            && Compression.deflate(detail).length > MAX_COMPRESSED)) {
      report.flaw(
          "article-too-large",
          0,
          null,
          Message.of(
              "the whole article exceeds %,d bytes of JSON, or %,d when compressed; cut its body or"
                  + " related stories",
              MAX_DETAIL, MAX_COMPRESSED));
    }
  }
}
