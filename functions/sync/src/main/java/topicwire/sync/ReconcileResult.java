package topicwire.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Flaw;

/// How [Reconciler#reconcile] ended.
public sealed interface ReconcileResult {

  /// The index shows what the object is.
  ///
  /// @param former the kind of content that the key had before, null when it was never seen
  /// @param state its kind of content
  /// @param flaws the reasons of a rejection, or the warnings of an accepted file
  record Replaced(
      @Nullable ContentState former, ContentState state, List<Flaw> flaws, Effort effort)
      implements ReconcileResult {
    public Replaced {
      flaws = List.copyOf(flaws);
    }

    /// Whether readers have an article less, for another reason than that its time is over, which
    /// its author has set.
    public boolean withdraws() {
      return former == ContentState.PUBLISHED
          && state != ContentState.PUBLISHED
          && state != ContentState.EXPIRED;
    }
  }

  /// The object had not changed; that it was looked at is recorded.
  record Renewed(ContentState state, Effort effort) implements ReconcileResult {}

  /// The key is none of an article or topic definition.
  record Ignored() implements ReconcileResult {}

  /// Others kept writing the same rows until the time was up. The index is as they left it.
  record GaveUp(Effort effort) implements ReconcileResult {}

  /// What it took.
  ///
  /// @param restarts how often the source record had moved, or an outcome was not known
  /// @param conflicts how often the database was busy with the same rows
  record Effort(int restarts, int conflicts) {}
}
