package topicwire.index.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;
import topicwire.index.read.time.Times;

/// A whole article.
///
/// @param json UTF-8 bytes of the JSON object
/// @param warnings what its author should look at
/// @param hiddenBy what hides a draft, the plainest reason first
/// @param times its state, and when that changes
/// @param modifiedAt when its content was uploaded: of one without a date, or one that was changed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Detail(
    byte[] json,
    List<Flaw> warnings,
    List<String> hiddenBy,
    Times times,
    @Nullable Instant modifiedAt) {
  public Detail {
    warnings = List.copyOf(warnings);
    hiddenBy = List.copyOf(hiddenBy);
  }
}
