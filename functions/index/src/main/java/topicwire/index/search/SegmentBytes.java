package topicwire.index.search;

import topicwire.index.table.TableException;

/// The file of a segment, of which pieces are read.
@FunctionalInterface
public interface SegmentBytes {

  /// Exactly these bytes.
  ///
  /// @throws TableException when they could not be read
  byte[] read(long from, int length);
}
