package topicwire.index.log;

import java.util.List;

/// What a follower is answered.
public sealed interface ChangePage {

  /// Its next changes.
  ///
  /// @param next where it goes on
  /// @param more whether there are more at once
  record Changed(List<PublicChange> changes, LogPlaces next, boolean more) implements ChangePage {
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /// It has to drop everything and begin again: what it has not seen was deleted, or the log is
  /// another one.
  record TooLate() implements ChangePage {}
}
