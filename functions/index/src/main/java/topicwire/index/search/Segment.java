package topicwire.index.search;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Utf8Order;

/// A file that a [SegmentWriter] wrote: what it knows is read block by block, as questions need it,
/// and kept for a while. Documents are named by numbers, which are their ranks by
/// [Ordering#NEWEST]. For one thread.
public final class Segment {
  /// Read at first: that is the directory of some ten thousand articles, and the rest of others is
  /// read then.
  private static final int END = 64 * 1_024;

  /// Blocks in memory, of the function's gigabyte.
  private static final long MOST_KEPT = 64L * 1_024 * 1_024;

  /// Of words that begin alike.
  static final int MOST_BLOCKS = 64;

  private final SegmentBytes file;
  private final Directory directory;
  private final Map<Directory.Extent, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
  private long kept;
  private int decodedBlock = -1;
  private List<SearchDocument> decoded = List.of();

  private Segment(SegmentBytes file, Directory directory) {
    this.file = file;
    this.directory = directory;
  }

  /// Opens a file: one read, two of a large one.
  ///
  /// @param length of the file
  /// @throws IllegalArgumentException when it is of another version
  public static Segment open(SegmentBytes file, long length) {
    var end = (int) Math.min(END, length);
    var bytes = file.read(length - end, end);
    var size = Math.toIntExact(ByteBuffer.wrap(bytes).getLong(end - Directory.TRAILER));
    var whole = size + Directory.TRAILER;
    if (whole > end) {
      bytes = file.read(length - whole, whole);
    }
    var to = bytes.length - Directory.TRAILER;
    return new Segment(file, Directory.of(Arrays.copyOfRange(bytes, to - size, to)));
  }

  int documents() {
    return directory.documents();
  }

  /// The documents that have a term.
  BitSet having(String term) {
    var found = new BitSet();
    var at = last(directory.terms(), block -> compare(block.first(), term) <= 0);
    if (at >= 0) {
      each(directory.terms().get(at), term::equals, found);
    }
    return found;
  }

  /// The documents that have a term which begins so; null when that would be too many terms.
  @Nullable BitSet beginning(String start) {
    var found = new BitSet();
    var first = Math.max(0, last(directory.terms(), block -> compare(block.first(), start) <= 0));
    for (var at = first; at < directory.terms().size(); at++) {
      var block = directory.terms().get(at);
      if (at > first && !block.first().startsWith(start)) {
        break;
      }
      if (at - first == MOST_BLOCKS) {
        return null;
      }
      each(block, term -> term.startsWith(start), found);
    }
    return found;
  }

  private void each(Directory.Named block, Function<String, Boolean> wanted, BitSet found) {
    var reader = new BlockReader(read(block.extent()));
    while (reader.hasMore()) {
      if (wanted.apply(reader.text())) {
        var list = new BlockReader(reader.bytes());
        for (var number = 0; list.hasMore(); ) {
          number += list.size();
          found.set(number);
        }
      } else {
        reader.skip();
      }
    }
  }

  /// How many documents have this sort key or a greater one: the number of the first that has a
  /// smaller one.
  int rank(String sort) {
    var at = last(directory.sorts(), block -> compare(block.first(), sort) >= 0);
    if (at < 0) {
      return 0;
    }
    var rank = at * SegmentWriter.DOCUMENTS_A_BLOCK;
    for (var document : documents(at)) {
      if (compare(document.sort(), sort) < 0) {
        return rank;
      }
      rank++;
    }
    return rank;
  }

  /// What is known of a document but its terms.
  SearchDocument document(int number) {
    return documents(number / SegmentWriter.DOCUMENTS_A_BLOCK)
        .get(number % SegmentWriter.DOCUMENTS_A_BLOCK);
  }

  /// Neighbours are asked for one behind the other.
  private List<SearchDocument> documents(int block) {
    if (block == decodedBlock) {
      return decoded;
    }
    var reader = new BlockReader(read(directory.sorts().get(block).extent()));
    var documents = new ArrayList<SearchDocument>(SegmentWriter.DOCUMENTS_A_BLOCK);
    while (reader.hasMore()) {
      documents.add(new SearchDocument(reader.text(), reader.number(), reader.number(), List.of()));
    }
    decodedBlock = block;
    decoded = documents;
    return documents;
  }

  /// Goes through some documents in an order.
  ///
  /// @param after position to begin behind, null for the beginning
  Walk walk(BitSet wanted, Ordering ordering, @Nullable String after) {
    return switch (ordering) {
      case NEWEST -> new ByNumber(wanted, after == null ? 0 : rank(after));
      case UPDATED -> new ByValue(wanted, directory.updated(), after);
      case HOT -> new ByValue(wanted, directory.hot(), after);
    };
  }

  /// Documents one by one.
  interface Walk {
    /// The next one; -1 at the end.
    int next();
  }

  private static final class ByNumber implements Walk {
    private final BitSet wanted;
    private int from;

    ByNumber(BitSet wanted, int from) {
      this.wanted = wanted;
      this.from = from;
    }

    @Override
    public int next() {
      var found = wanted.nextSetBit(from);
      from = found + 1;
      return found;
    }
  }

  /// From block to block of an order that is none of numbers.
  private final class ByValue implements Walk {
    private final BitSet wanted;
    private final List<Directory.Valued> order;

    /// Places with this value and a smaller number, or a greater value, are passed.
    private final long value;

    private final int number;
    private int block;
    private BlockReader reader = new BlockReader(new byte[0]);

    ByValue(BitSet wanted, List<Directory.Valued> order, @Nullable String after) {
      this.wanted = wanted;
      this.order = order;
      if (after == null) {
        value = Long.MAX_VALUE;
        number = 0;
      } else {
        var cut = after.indexOf('#');
        value = Long.parseLong(after, 0, cut, 10);
        number = rank(after.substring(cut + 1));
        block = Math.max(0, last(order, each -> isPassed(each.value(), each.document())));
      }
    }

    private boolean isPassed(long value, int number) {
      return value > this.value || (value == this.value && number < this.number);
    }

    @Override
    public int next() {
      while (true) {
        while (reader.hasMore()) {
          var value = reader.number();
          var number = reader.size();
          if (wanted.get(number) && !isPassed(value, number)) {
            return number;
          }
        }
        if (block == order.size()) {
          return -1;
        }
        reader = new BlockReader(read(order.get(block).extent()));
        block++;
      }
    }
  }

  private byte[] read(Directory.Extent extent) {
    var known = blocks.get(extent);
    if (known != null) {
      return known;
    }
    var bytes = file.read(extent.from(), extent.length());
    blocks.put(extent, bytes);
    kept += bytes.length;
    while (kept > MOST_KEPT && blocks.size() > 1) {
      var oldest = blocks.keySet().iterator().next();
      kept -= requireNonNull(blocks.remove(oldest)).length;
    }
    return bytes;
  }

  /// Of a list whose first elements satisfy a condition the last one that does; -1 where none does.
  private static <T> int last(List<T> list, Function<T, Boolean> condition) {
    var low = 0;
    var high = list.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (condition.apply(list.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static int compare(String one, String other) {
    return Utf8Order.INSTANCE.compare(one, other);
  }
}
