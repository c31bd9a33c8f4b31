package topicwire.articles;

/**
 * What an object's key says of it, before it is read.
 *
 * <p>Endings and folder names are compared without regard to case: {@code X.MD} is an article, and
 * nothing under {@code _Drafts} is published. A key that is too long or holds control characters
 * has the kind of its ending; it is {@link ArticleParser} that rejects it, so that it is listed.
 */
public enum KeyKind {
  /**
   * {@code .md}, {@code .markdown}, {@code .html}, {@code .htm}, {@code .mdx}, {@code .qmd} or
   * {@code .Rmd}.
   */
  ARTICLE,

  /** {@code _data/topics/*.yaml} or {@code *.yml}, directly in that folder. */
  DEFINITION,

  /**
   * Everything else: other endings, folders (keys that end in a slash), keys outside the prefix,
   * anything under {@code _includes}, {@code _layouts}, {@code _sass}, {@code _site} or {@code
   * _data}, and any path with a segment that begins with a dot ({@code ..} included).
   */
  IGNORED;

  /**
   * The kind of a key.
   *
   * @param prefix that keys must begin with, compared exactly; empty for the whole bucket
   */
  public static KeyKind of(String key, String prefix) {
    return ObjectKey.of(key, prefix).kind();
  }
}
