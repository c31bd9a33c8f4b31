package topicwire.index.search;

import java.util.ArrayList;
import java.util.List;

/// Where the blocks of a segment lie. At the end of its file, with its length in the last eight
/// bytes; small enough to be kept in memory.
///
/// @param documents how many there are, numbered from 0 in the order of [Ordering#NEWEST]
/// @param terms blocks by their first term, in the order of UTF-8 bytes
/// @param sorts blocks of [SegmentWriter#DOCUMENTS_A_BLOCK] documents, by the sort key of the first
/// @param updated blocks of documents by [Ordering#UPDATED]
/// @param hot blocks of documents by [Ordering#HOT]
record Directory(
    int documents, List<Named> terms, List<Named> sorts, List<Valued> updated, List<Valued> hot) {
  static final int TRAILER = Long.BYTES;
  private static final int VERSION = 1;

  /// Of a file.
  record Extent(long from, int length) {}

  /// A block of what has names.
  record Named(String first, Extent extent) {}

  /// A block of what has values.
  ///
  /// @param document the first one's number
  record Valued(long value, int document, Extent extent) {}

  Directory {
    terms = List.copyOf(terms);
    sorts = List.copyOf(sorts);
    updated = List.copyOf(updated);
    hot = List.copyOf(hot);
  }

  byte[] bytes() {
    var writer = new BlockWriter().number(VERSION).number(documents);
    for (var blocks : List.of(terms, sorts)) {
      writer.number(blocks.size());
      for (var block : blocks) {
        write(block.extent(), writer.text(block.first()));
      }
    }
    for (var blocks : List.of(updated, hot)) {
      writer.number(blocks.size());
      for (var block : blocks) {
        write(block.extent(), writer.number(block.value()).number(block.document()));
      }
    }
    return writer.take();
  }

  private static void write(Extent extent, BlockWriter writer) {
    writer.number(extent.from()).number(extent.length());
  }

  /// Reads it.
  ///
  /// @throws IllegalArgumentException when it is of another version
  static Directory of(byte[] bytes) {
    var reader = new BlockReader(bytes);
    var version = reader.size();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "expected a search segment of version %d, found %d".formatted(VERSION, version));
    }
    return new Directory(
        reader.size(), named(reader), named(reader), valued(reader), valued(reader));
  }

  private static List<Named> named(BlockReader reader) {
    var blocks = new ArrayList<Named>();
    for (var i = reader.size(); i > 0; i--) {
      blocks.add(new Named(reader.text(), extent(reader)));
    }
    return blocks;
  }

  private static List<Valued> valued(BlockReader reader) {
    var blocks = new ArrayList<Valued>();
    for (var i = reader.size(); i > 0; i--) {
      blocks.add(new Valued(reader.number(), reader.size(), extent(reader)));
    }
    return blocks;
  }

  private static Extent extent(BlockReader reader) {
    return new Extent(reader.number(), reader.size());
  }
}
