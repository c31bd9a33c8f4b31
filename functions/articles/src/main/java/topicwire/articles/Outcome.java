package topicwire.articles;

import java.util.List;
import topicwire.index.Flaw;
import topicwire.index.State;

/** How {@link Reconciler#reconcile} ended. */
public sealed interface Outcome {

  /**
   * The index shows what the object is.
   *
   * @param state what it stands for
   * @param flaws the reasons of a rejection, or the warnings of an accepted file
   */
  record Replaced(State state, List<Flaw> flaws, Effort effort) implements Outcome {
    public Replaced {
      flaws = List.copyOf(flaws);
    }
  }

  /** The object had not changed; that it was looked at is recorded. */
  record Renewed(State state, Effort effort) implements Outcome {}

  /** The key is none of an article or topic definition. */
  record Ignored() implements Outcome {}

  /** Others kept writing the same rows until the time was up. The index is as they left it. */
  record GaveUp(Effort effort) implements Outcome {}

  /**
   * What it took.
   *
   * @param restarts how often the guard had moved, or an outcome was not known
   * @param conflicts how often the database was busy with the same rows
   */
  record Effort(int restarts, int conflicts) {}
}
