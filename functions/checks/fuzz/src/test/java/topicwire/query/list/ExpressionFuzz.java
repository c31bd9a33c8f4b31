package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.index.expression.TopicExpression;
import topicwire.runtime.http.ProblemException;

/// Any text is an expression, which in slugs is the same one, or refused.
public final class ExpressionFuzz {
  private ExpressionFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input an expression
  public static void fuzzerTestOneInput(byte[] input) {
    TopicExpression expression;
    try {
      expression = TopicExpression.of(new String(input, UTF_8));
    } catch (ProblemException _) {
      return;
    }
    if (!TopicExpression.of(expression.toString()).equals(expression)) {
      throw new AssertionError("expected " + expression + " to be read as it is written");
    }
  }
}
