package topicwire.index;

/// A topic's or category's name as an author spelled it, with its slug.
///
/// @param slug see [Slug]
/// @param name verbatim
public record Label(String slug, String name) {

  /// The label of a display name; its slug may be empty.
  public static Label of(String name) {
    return new Label(Slug.of(name), name);
  }
}
