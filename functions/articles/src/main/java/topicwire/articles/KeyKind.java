package topicwire.articles;

/// What an object's key says of it, before it is read.
///
/// Endings and folder names are compared without regard to case: `X.MD` is an article, and nothing
/// under `_Drafts` is published. A key that is too long or holds control characters has the kind of
/// its ending; it is [ArticleParser] that rejects it, so that it is listed.
public enum KeyKind {
  /// `.md`, `.markdown`, `.html`, `.htm`, `.mdx`, `.qmd` or `.Rmd`.
  ARTICLE,

  /// `_data/topics/*.yaml` or `*.yml`, directly in that folder.
  DEFINITION,

  /// `_data/queries/*.yaml` or `*.yml`, directly in that folder.
  QUERY,

  /// `_topicwire.yaml` at the root of the articles.
  SETTINGS,

  /// Everything else: other endings, folders (keys that end in a slash), keys outside the prefix,
  /// anything under `_includes`, `_layouts`, `_sass`, `_site` or `_data`, and any path with a
  /// segment that begins with a dot (`..` included).
  IGNORED;

  /// The kind of a key.
  ///
  /// @param prefix that keys must begin with, compared exactly; empty for the whole bucket
  public static KeyKind of(String key, String prefix) {
    return ObjectKey.of(key, prefix).kind();
  }
}
