package topicwire.index.read.time;

import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.layout.Attributes;
import topicwire.index.table.Row;

/// The state of an article as its rows say it, and when it changes.
///
/// @param appearsAt UTC second, of a scheduled article only
/// @param expiresAt UTC second, of a published article only
public record Times(ContentState state, @Nullable String appearsAt, @Nullable String expiresAt) {

  /// Of an entry or a detail. Rows of published articles do not name their state.
  public static Times of(Row row) {
    var word = row.text(Attributes.STATE);
    return new Times(
        word == null ? ContentState.PUBLISHED : ContentState.ofWord(word),
        row.text(Attributes.FROM),
        row.text(Attributes.UNTIL));
  }
}
