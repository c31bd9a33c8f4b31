package topicwire.index.read;

import java.util.List;
import topicwire.index.Flaw;

/// A whole article.
///
/// @param json UTF-8 bytes of the JSON object
/// @param warnings what its author should look at
/// @param times its state, and when that changes
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Detail(byte[] json, List<Flaw> warnings, Times times) {
  public Detail {
    warnings = List.copyOf(warnings);
  }
}
