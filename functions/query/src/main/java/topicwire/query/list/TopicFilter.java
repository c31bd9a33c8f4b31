package topicwire.query.list;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.expression.TopicExpression;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.FormerNames;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// A topic expression applied to one article at a time.
///
/// @param expression null for all articles
public record TopicFilter(@Nullable TopicExpression expression) {

  /// The filter of a parameter; without one, everything passes.
  ///
  /// @throws ProblemException 308 where it names a topic by another name; 400 where it asks for all
  ///   topics below one, as they change without a change of their articles
  public static TopicFilter of(Call call, String parameter, FormerNames names) {
    var text = call.parameters().get(parameter);
    if (text == null) {
      return new TopicFilter(null);
    }
    var expression = TopicExpression.of(text);
    if (expression.hasTrees()) {
      throw ProblemException.invalid(
          parameter,
          "Expected topics by themselves, found %s. Name the topics that you want to follow."
              .formatted(Problem.quote(text)));
    }
    var own = expression.named(slug -> names.topic(call, slug));
    names.redirect(call, parameter, expression.toString(), own.toString());
    return new TopicFilter(expression);
  }

  /// Whether an article with these topics is wanted.
  public boolean passes(Set<String> slugs) {
    return expression == null || expression.passes(slugs);
  }

  /// The same text for the same filter; empty for all articles.
  @Override
  public String toString() {
    return expression == null ? "" : expression.toString();
  }
}
