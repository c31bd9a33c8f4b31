package topicwire.index.search;

/// What an article is found by: a word, an author or a topic, each in a namespace of its own.
public final class Term {
  private static final String WORD = "w:";
  private static final String AUTHOR = "a:";
  private static final String TOPIC = "t:";

  private Term() {}

  /// Of a word of title or excerpt, folded.
  public static String word(String word) {
    return WORD + word;
  }

  /// Of an author, by the slug of the name.
  public static String author(String slug) {
    return AUTHOR + slug;
  }

  /// Of a topic, by its slug.
  public static String topic(String slug) {
    return TOPIC + slug;
  }
}
