package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.query.http.Refusal;

/** Any text is an expression, which in slugs is the same one, or refused. */
public final class ExpressionFuzz {
  private ExpressionFuzz() {}

  /**
   * One run, as Jazzer makes it; throws an error for a wrong result.
   *
   * @param input an expression
   */
  public static void fuzzerTestOneInput(byte[] input) {
    Expression expression;
    try {
      expression = Expression.of(new String(input, UTF_8));
    } catch (Refusal _) {
      return;
    }
    if (!Expression.of(expression.toString()).equals(expression)) {
      throw new AssertionError("expected " + expression + " to be read as it is written");
    }
  }
}
