package topicwire.index.expression;

import java.util.regex.Pattern;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// What callers write in an expression who expect another language: brackets, `;`, `&`, `AND`. All
/// of them would vanish when names become slugs, and another list than the one meant would be
/// answered.
final class ForeignOperators {
  private ForeignOperators() {}

  private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]{}]");

  /// Words in capitals only: "Search and Rescue" is a name.
  private static final Pattern OPERATORS =
      Pattern.compile("[;&]|(?<=^|[\\s,|])(?:AND|OR|NOT)(?=[\\s,|]|$)");

  /// A plus sign that was not encoded is a blank: `C++` arrives as C and two of them.
  private static final Pattern LOST_PLUS_SIGNS = Pattern.compile("\\S {2,}(?=[,|]|$)");

  /// Refuses an expression that holds one of them.
  static void refuse(String parameter, String expression) {
    if (BRACKETS.matcher(expression).find()) {
      throw problem(
          parameter,
          "topics without brackets",
          expression,
          "Write (a|b),c as a,c|b,c; write a name that has brackets as its slug.");
    }
    if (OPERATORS.matcher(expression).find()) {
      throw problem(
          parameter,
          "topics joined by , (and) and | (or), - before one that is unwanted",
          expression,
          "Write a,b for a and b, a|b for a or b, -a for not a; write a name that has ; or & or"
              + " such a word as its slug.");
    }
    if (LOST_PLUS_SIGNS.matcher(expression).find()) {
      throw problem(
          parameter,
          "topics without several blanks behind them",
          expression,
          "Write a plus sign as %2B, as + is a blank in a query string.");
    }
  }

  private static ProblemException problem(
      String parameter, String expected, String expression, String advice) {
    return ProblemException.invalid(
        parameter,
        "Expected %s, found %s. %s".formatted(expected, Problem.quote(expression), advice));
  }
}
