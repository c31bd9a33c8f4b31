package topicwire.articles.fields;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How a text that names several topics or authors is taken apart.
public enum Splitting {
  /// Not at all: one text is one name.
  WHOLE,
  /// At blanks, as Jekyll does with the plural names of a post.
  AT_BLANKS,
  /// At semicolons, or at commas where there is none, as in headers of Pelican.
  AT_COMMAS;

  /// The names in the text, none of them empty.
  public List<String> split(String text) {
    return switch (this) {
      case WHOLE -> List.of(text);
      // Authors write commas there, too, which are no part of a name.
      case AT_BLANKS -> names(text.split("[\\s,]+"));
      case AT_COMMAS -> names(text.split(text.indexOf(';') >= 0 ? ";" : ","));
    };
  }

  private static List<String> names(String[] parts) {
    return Stream.of(parts).map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
  }
}
