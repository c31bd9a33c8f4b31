package topicwire.query;

import topicwire.query.http.Problem;
import topicwire.query.http.Refusal;

/** The parameter {@code limit}: how many items a page has at most. */
final class Limit {
  private Limit() {}

  private static final int USUAL = 25;
  private static final int MOST = 100;

  /** 25 unless the call says otherwise. */
  static int of(Call call) {
    var text = call.parameters().get("limit");
    if (text == null) {
      return USUAL;
    }
    var number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MOST) {
      throw Refusal.invalid(
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
