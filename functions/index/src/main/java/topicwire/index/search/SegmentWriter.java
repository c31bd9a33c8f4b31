package topicwire.index.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import topicwire.index.table.Utf8Order;

/// Writes documents into a file that a [Segment] reads: terms with the numbers of their documents,
/// documents by their numbers, and the two orders that are not that of the numbers, each in blocks;
/// a [Directory] of the blocks behind them. For one thread.
public final class SegmentWriter {
  static final int DOCUMENTS_A_BLOCK = 1_024;
  static final int PLACES_A_BLOCK = 8_192;

  /// What a term is read with, if its neighbours are small.
  private static final int TERM_BLOCK = 16 * 1_024;

  /// A term whose documents take more has a block of its own, so that no other one's reader pays.
  private static final int LARGE = 8 * 1_024;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Held> documents = new ArrayList<>();
  private int postings;

  /// A document with its terms by number: the same few words are in all of them.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Held(String sort, long updated, long hot, int[] terms) {}

  /// Adds a document; each key once.
  public void add(SearchDocument document) {
    var terms =
        document.terms().stream()
            .mapToInt(term -> numbers.computeIfAbsent(term, _ -> numbers.size()))
            .toArray();
    postings = Math.addExact(postings, terms.length);
    documents.add(new Held(document.sort(), document.updated(), document.hot(), terms));
  }

  public int documents() {
    return documents.size();
  }

  /// Writes the file, and ends with it.
  ///
  /// @return its length
  public long write(OutputStream output) throws IOException {
    documents.sort(Comparator.comparing(Held::sort, Utf8Order.INSTANCE).reversed());
    var file = new File(output);
    var directory =
        new Directory(
            documents.size(),
            writeTerms(file),
            writeDocuments(file),
            writePlaces(Held::updated, file),
            writePlaces(Held::hot, file));
    var bytes = directory.bytes();
    file.write(bytes);
    file.write(ByteBuffer.allocate(Directory.TRAILER).putLong(bytes.length).array());
    return file.length;
  }

  private List<Directory.Named> writeTerms(File file) throws IOException {
    var lists = new Postings();
    var blocks = new ArrayList<Directory.Named>();
    var block = new BlockWriter();
    var first = "";
    for (var term : numbers.keySet().stream().sorted(Utf8Order.INSTANCE).toList()) {
      var list = lists.of(numbers.getOrDefault(term, 0));
      if (block.size() > 0 && (list.length > LARGE || block.size() > TERM_BLOCK)) {
        blocks.add(new Directory.Named(first, file.write(block.take())));
      }
      if (block.size() == 0) {
        first = term;
      }
      block.text(term).bytes(list);
    }
    if (block.size() > 0) {
      blocks.add(new Directory.Named(first, file.write(block.take())));
    }
    return blocks;
  }

  private List<Directory.Named> writeDocuments(File file) throws IOException {
    var blocks = new ArrayList<Directory.Named>();
    for (var from = 0; from < documents.size(); from += DOCUMENTS_A_BLOCK) {
      var block = new BlockWriter();
      for (var held : within(from, DOCUMENTS_A_BLOCK)) {
        block.text(held.sort()).number(held.updated()).number(held.hot());
      }
      blocks.add(new Directory.Named(documents.get(from).sort(), file.write(block.take())));
    }
    return blocks;
  }

  private List<Held> within(int from, int most) {
    return documents.subList(from, Math.min(documents.size(), from + most));
  }

  private interface Value {
    long of(Held document);
  }

  private List<Directory.Valued> writePlaces(Value value, File file) throws IOException {
    var places =
        IntStream.range(0, documents.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(number -> value.of(documents.get(number)))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    var blocks = new ArrayList<Directory.Valued>();
    for (var from = 0; from < places.size(); from += PLACES_A_BLOCK) {
      var block = new BlockWriter();
      for (var number : places.subList(from, Math.min(places.size(), from + PLACES_A_BLOCK))) {
        block.number(value.of(documents.get(number))).number(number);
      }
      var first = places.get(from);
      blocks.add(
          new Directory.Valued(value.of(documents.get(first)), first, file.write(block.take())));
    }
    return blocks;
  }

  /// The documents of each term, all in one array: of a million articles some forty millions.
  private final class Postings {
    private final int[] ends = new int[numbers.size()];
    private final int[] all = new int[postings];

    Postings() {
      for (var document : documents) {
        for (var term : document.terms()) {
          ends[term]++;
        }
      }
      for (int term = 0, sum = 0; term < ends.length; term++) {
        var many = ends[term];
        ends[term] = sum;
        sum += many;
      }
      // Each begins where the one before ends, and has moved to its own end behind this.
      for (var number = 0; number < documents.size(); number++) {
        for (var term : documents.get(number).terms()) {
          all[ends[term]++] = number;
        }
      }
    }

    /// Distances between the numbers, which are small.
    byte[] of(int term) {
      var list = new BlockWriter();
      var last = 0;
      for (var i = term == 0 ? 0 : ends[term - 1]; i < ends[term]; i++) {
        list.number(all[i] - last);
        last = all[i];
      }
      return list.take();
    }
  }

  /// What is written, and how much.
  private static final class File {
    private final OutputStream output;
    private long length;

    File(OutputStream output) {
      this.output = output;
    }

    Directory.Extent write(byte[] bytes) throws IOException {
      output.write(bytes);
      length += bytes.length;
      return new Directory.Extent(length - bytes.length, bytes.length);
    }
  }
}
