package topicwire.checks.protocol.model;

import java.util.ArrayList;
import java.util.List;
import topicwire.index.table.Commit;

/// A function that deals with an event and waits for the answer to a request.
///
/// @param name of this incarnation, for its revisions
/// @param answers what its requests were answered so far
public record Handler(Event event, String name, List<Object> answers, Call waiting) {

  public Handler {
    answers = List.copyOf(answers);
  }

  /// A handler that has just been given an event, waiting at its first request.
  public static Handler start(Variant variant, String name, Event event) {
    if (Run.step(variant, name, event, List.of()) instanceof Run.Step.Waiting(var call)) {
      return new Handler(event, name, List.of(), call);
    }
    throw new IllegalStateException("expected a handler to send a request, found it done");
  }

  /// Whether the first of two transactions is made and the second not sent.
  boolean betweenTransactions() {
    return waiting instanceof Call.Write && answers.getLast() == Commit.DONE;
  }

  /// Where it stands once its request is answered.
  Run.Step answered(Variant variant, Object answer) {
    return Run.step(variant, name, event, with(answer));
  }

  List<Object> with(Object answer) {
    var all = new ArrayList<>(answers);
    all.add(answer);
    return all;
  }
}
