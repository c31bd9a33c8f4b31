package topicwire.query.article;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import topicwire.index.read.Detail;
import topicwire.query.body.BodyHtml;
import topicwire.runtime.http.ProblemException;

/// The bodies of several articles in one answer.
public final class Bodies {
  /// Whole articles are up to a hundred times as large as the rows of lists, and are read in one
  /// request, which ends at 16 MB.
  public static final int MAX_ARTICLES = 25;

  /// An answer has at most 6 MB, and what is written in it is escaped; articles beyond this come
  /// without their body.
  private static final int MAX_CHARACTERS = 1_000_000;

  private Bodies() {}

  /// One body.
  ///
  /// @param text as its file has it
  /// @param html that is safe to show; empty where there is none, or where it has no room
  public record Body(String text, String html) {}

  /// Returns when the bodies of so many articles may be asked for.
  ///
  /// @param asked the parameter that asks for them, `content=full`
  /// @throws ProblemException when there are too many
  public static void requireFew(int articles, String asked) {
    if (articles > MAX_ARTICLES) {
      throw ProblemException.invalid(
          "limit",
          "Expected at most %d with %s, found more. Ask for fewer and follow next."
              .formatted(MAX_ARTICLES, asked));
    }
  }

  /// The bodies by key, of the articles that have one.
  ///
  /// @param origin of this API, asked only for HTML, whose links may be relative to it
  /// @param rendered whether their HTML is wanted
  public static Map<String, Body> of(
      List<Detail> details, Supplier<String> origin, boolean rendered) {
    var bodies = new HashMap<String, Body>();
    var left = MAX_CHARACTERS;
    for (var detail : details) {
      var article = ArticleFields.of(detail.json());
      var key = article.texts().getOrDefault("path", "");
      var text = article.texts().getOrDefault("content", "");
      if (!text.isBlank() && text.length() <= left) {
        var html = rendered ? BodyHtml.of(text, key, article.page(origin.get(), key)) : "";
        bodies.put(key, new Body(text, html.length() <= left ? html : ""));
        left -= Math.max(text.length(), html.length());
      }
    }
    return bodies;
  }
}
