package topicwire.articles;

import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.layout.Compression;

/// Checks while parsing what the table could refuse later, so that no file can make a write fail.
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

  static void check(String item, String detail, Report report) {
    if (Characters.exceedsBytes(item, MAX_ITEM)) {
      report.flaw(
          "item-too-large",
          0,
          null,
          Message.of(
              "title, excerpt, provider, images, topics and URLs together exceed %,d bytes of JSON;"
                  + " shorten them",
              MAX_ITEM));
    }
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
