package topicwire.query.list;

import topicwire.query.routing.Call;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The parameter `limit`: how many items a page has at most.
public final class Limit {
  private Limit() {}

  private static final int USUAL = 25;
  private static final int MOST = 100;

  /// 25 unless the call says otherwise.
  public static int of(Call call) {
    return of(call, USUAL, MOST);
  }

  /// The same of a list with other bounds.
  public static int of(Call call, int usual, int most) {
    var text = call.parameters().get("limit");
    if (text == null) {
      return usual;
    }
    var number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw ProblemException.invalid(
          "limit",
          "Expected a whole number from 1 to %d, found %s. %s"
              .formatted(
                  most,
                  Problem.quote(text),
                  number > most ? "Ask for fewer and follow next." : "Correct it."));
    }
    return number;
  }
}
