package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.index.Slug;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// Slugs out of requests that become parts of keys, and are bounded as the names of articles are.
public final class Slugs {
  private Slugs() {}

  /// An article's topics and category have no longer slug, so nothing longer can be found.
  private static final int MAX_SLUG_BYTES = 400;

  /// An article's key has at most so many bytes.
  static final int MAX_KEY_BYTES = 900;

  /// The slug of a topic or category named in a path; empty for what nothing can be called.
  public static String slug(String name) {
    var slug = Slug.of(name);
    return slug.getBytes(UTF_8).length > MAX_SLUG_BYTES ? "" : slug;
  }

  /// The slug of a topic or category named in a parameter.
  ///
  /// @throws ProblemException when nothing can be called so
  public static String slug(String parameter, String name) {
    var slug = slug(name);
    if (slug.isEmpty()) {
      throw ProblemException.invalid(
          parameter,
          "Expected a slug or a name with a letter or digit in it, of at most %d bytes, found %s."
                  .formatted(MAX_SLUG_BYTES, Problem.quote(name))
              + " Correct it.");
    }
    return slug;
  }

  /// Whether an article can have this object key.
  public static boolean isKey(String key) {
    return key.getBytes(UTF_8).length <= MAX_KEY_BYTES;
  }
}
