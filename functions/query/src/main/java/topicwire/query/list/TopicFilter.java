package topicwire.query.list;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A topic expression applied to one article at a time.
///
/// @param expression null for all articles
public record TopicFilter(@Nullable TopicExpression expression) {

  /// The filter of a parameter; null passes everything.
  public static TopicFilter of(String parameter, @Nullable String text) {
    return new TopicFilter(text == null ? null : TopicExpression.of(text));
  }

  /// Whether an article with these topics is wanted.
  public boolean passes(Set<String> slugs) {
    return expression == null
        || expression.groups().stream()
            .anyMatch(group ->
                slugs.containsAll(group.wanted())
                    && group.unwanted().stream().noneMatch(slugs::contains));
  }

  /// The same text for the same filter; empty for all articles.
  @Override
  public String toString() {
    return expression == null ? "" : expression.toString();
  }
}
