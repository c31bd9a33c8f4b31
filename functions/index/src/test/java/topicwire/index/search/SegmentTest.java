package topicwire.index.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import topicwire.index.table.Utf8Order;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class SegmentTest {
  private static final int DOCUMENTS = 9_000;
  private static final List<Ordering> ORDERINGS = List.of(Ordering.values());

  private final Random random = new Random(7);
  private final List<SearchDocument> documents = documents();
  private final List<Integer> reads = new ArrayList<>();
  private final Segment segment = segment(documents);

  /// Terms of every frequency, seconds and values that many have, and keys beyond the BMP.
  private List<SearchDocument> documents() {
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(i -> {
          var terms = new TreeSet<String>();
          for (var many = 0; many < 12; many++) {
            terms.add(Term.word("w" + Math.round(Math.exp(random.nextDouble() * 9))));
          }
          terms.add(Term.topic("t" + random.nextInt(3)));
          var day = 1 + random.nextInt(28);
          return new SearchDocument(
              "2026-01-%02dT00:00:%02dZ#_news/%s%05d.md"
                  .formatted(day, random.nextInt(60), i % 9 == 0 ? "\uD83C\uDF0A" : "\uFFFD", i),
              random.nextInt(40),
              random.nextInt(4_000),
              List.copyOf(terms));
        })
        .toList();
  }

  private Segment segment(List<SearchDocument> documents) {
    var writer = new SegmentWriter();
    documents.forEach(writer::add);
    var file = new ByteArrayOutputStream();
    try {
      var length = writer.write(file);
      assertThat(length).isEqualTo(file.size());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var bytes = file.toByteArray();
    return Segment.open(
        (from, length) -> {
          reads.add(length);
          return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
        },
        bytes.length);
  }

  private List<String> expected(SearchQuery query, Ordering ordering, String after) {
    return documents.stream()
        .filter(query::matches)
        .sorted(
            Comparator.comparing(
                    (SearchDocument document) -> ordering.position(document), Utf8Order.INSTANCE)
                .reversed())
        .filter(document ->
            after.isEmpty() || Utf8Order.INSTANCE.compare(ordering.position(document), after) < 0)
        .map(SearchDocument::sort)
        .toList();
  }

  private List<String> found(SearchQuery query, Ordering ordering, String after) {
    var in = requireNonNull(query.in(segment));
    var walk = segment.walk(in, ordering, after.isEmpty() ? null : after);
    var found = new ArrayList<String>();
    for (var next = walk.next(); next >= 0; next = walk.next()) {
      found.add(segment.document(next).sort());
    }
    return found;
  }

  private SearchQuery query() {
    var terms = new ArrayList<String>();
    for (var i = random.nextInt(3); i > 0; i--) {
      terms.add(Term.word("w" + Math.round(Math.exp(random.nextDouble() * 9))));
    }
    var beginnings =
        random.nextInt(3) == 0 ? List.of(Term.word("w" + random.nextInt(99))) : List.<String>of();
    var group =
        new SearchQuery.Group(
            Set.of(Term.topic("t" + random.nextInt(4))),
            Set.of(Term.word("w" + random.nextInt(9))));
    var other = new SearchQuery.Group(Set.of(Term.topic("t0")), Set.of());
    var groups =
        switch (random.nextInt(3)) {
          case 0 -> List.of(group, other);
          case 1 -> List.of(group);
          default -> List.<SearchQuery.Group>of();
        };
    var from = "2026-01-%02dT00:00:30Z".formatted(1 + random.nextInt(14));
    var to = "2026-01-%02dT00:00:30Z".formatted(15 + random.nextInt(14));
    return new SearchQuery(
        terms,
        beginnings,
        groups,
        random.nextBoolean() ? from : null,
        random.nextBoolean() ? to : null);
  }

  @Test
  void randomQueries_inEveryOrderBehindEveryKindOfPosition_findWhatALookAtAllDocumentsFinds() {
    var something = 0;
    for (var i = 0; i < 200; i++) {
      var query = query();
      var ordering = ORDERINGS.get(random.nextInt(3));
      var any = documents.get(random.nextInt(DOCUMENTS));
      var after =
          switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> ordering.position(any);
            default -> ordering.position(any).replaceFirst("#.*", "#") + (char) random.nextInt(256);
          };
      if (ordering != Ordering.NEWEST && after.indexOf('#') == after.length() - 2) {
        after = ordering.position(any).replaceFirst(".md", "x"); // of no document
      }

      var expected = expected(query, ordering, after);

      assertThat(found(query, ordering, after))
          .as("%s %s %s", query, ordering, after)
          .isEqualTo(expected);
      something += expected.isEmpty() ? 0 : 1;
    }
    assertThat(something).isGreaterThan(80);
  }

  @Test
  void aWord_thatFewHave_isReadWithoutThoseThatManyHave() {
    reads.clear();

    assertThat(segment.having(Term.word("w8000")).cardinality()).isLessThan(20);

    assertThat(reads).hasSize(1).allMatch(length -> length < 20_000);
  }

  @Test
  void aBlock_thatWasRead_isNotReadAgain() {
    segment.having(Term.word("w8000"));
    reads.clear();

    segment.having(Term.word("w8000"));

    assertThat(reads).isEmpty();
  }

  @Test
  void aSegment_withoutDocuments_findsNothing() {
    var empty = segment(List.of());

    assertThat(empty.having(Term.word("x"))).isEqualTo(new BitSet());
    assertThat(empty.beginning(Term.word("x"))).isEqualTo(new BitSet());
    assertThat(empty.rank("2026-01-01T00:00:00Z#x")).isZero();
    assertThat(empty.walk(new BitSet(), Ordering.HOT, null).next()).isEqualTo(-1);
  }

  @Test
  void aSegment_ofAnotherVersion_isRefused() {
    assertThatThrownBy(() -> Directory.of(new byte[] {99, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a search segment of version 1, found 99");
  }
}
