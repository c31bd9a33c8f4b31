package topicwire.articles;

import java.util.Arrays;
import java.util.List;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.articles.frontmatter.SourceText;
import topicwire.articles.report.Unreadable;
import topicwire.index.Interpretation;

/// Any bytes under a key are an article, a draft, a definition or a rejection.
public final class ArticleFuzz {
  private static final List<String> KEYS =
      List.of("_news/x.md", "_news/x.html", "_data/topics/ai.yaml", "x.md");
  private static final ArticleParser PARSER = new ArticleParser();

  private ArticleFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input a byte that chooses the key, and the file
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var key = KEYS.get((input[0] & 0xFF) % KEYS.size());
    var file = Arrays.copyOfRange(input, 1, input.length);
    split(file);
    switch (PARSER.parse(key, file)) {
      case Interpretation.Rejected(var flaws) when flaws.isEmpty() ->
          throw new AssertionError("expected a reason for the rejection, found none");
      case Interpretation.Deleted _ -> throw new AssertionError("expected no deletion, found one");
      default -> {
        // typed
      }
    }
  }

  private static void split(byte[] file) {
    try {
      var text = SourceText.decode(file);
      var parts = FrontMatter.split(text);
      if (parts.header().length() + parts.body().length() > text.length()) {
        throw new AssertionError("expected the parts of a file, found more than it holds");
      }
    } catch (Unreadable e) {
      if (e.flaw.message().isBlank()) {
        throw new AssertionError("expected a reason, found none", e);
      }
    }
  }
}
