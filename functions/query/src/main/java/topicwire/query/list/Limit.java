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
    var text = call.parameters().get("limit");
    if (text == null) {
      return USUAL;
    }
    var number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MOST) {
      throw ProblemException.invalid(
          "limit",
          "Expected a whole number from 1 to %d, found %s. %s"
              .formatted(
                  MOST,
                  Problem.quote(text),
                  number > MOST ? "Ask for fewer and follow next." : "Correct it."));
    }
    return number;
  }
}
