package topicwire.index.taxonomy;

import java.util.Comparator;
import topicwire.index.table.Utf8Order;

/// A topic as one file defines it.
///
/// @param key the object key of the file
public record DefinedTopic(String key, String slug, Claims claims) {

  /// The order in which definitions are gone through: that of their keys, in bytes.
  static final Comparator<DefinedTopic> ORDER =
      Comparator.comparing(DefinedTopic::key, Utf8Order.INSTANCE)
          .thenComparing(DefinedTopic::slug, Utf8Order.INSTANCE);
}
