package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// By its digest a source record notices every row that is not as it was written.
class RowDigestTest {
  private static final Row ONE = row("a", "1", Map.of("x", new Value.Text("text")));
  private static final Row TWO = row("a", "2", Map.of("x", new Value.Texts(Set.of("p", "q"))));

  /// It is stored: another algorithm would have every file read again.
  @Test
  void rowDigest_ofKnownRows_comesFromTheUnchangedAlgorithm() {
    assertThat(RowDigest.of(7, List.of())).isEqualTo("f8ad982e5f22d449");
    assertThat(RowDigest.of(7, List.of(ONE, TWO))).isEqualTo("577c5c0e60c51f6d");
  }

  @Test
  void rowDigest_ofAnotherObjectSize_isDifferent() {
    assertThat(RowDigest.of(8, List.of(ONE))).isNotEqualTo(RowDigest.of(7, List.of(ONE)));
  }

  @Test
  void rowDigest_ofRowsInAnotherOrder_isTheSame() {
    var other = row("b", "1", Map.of());
    assertThat(RowDigest.of(7, List.of(other, TWO, ONE)))
        .isEqualTo(RowDigest.of(7, List.of(ONE, TWO, other)));
  }

  @Test
  void rowDigest_whenAnyPartOfARowDiffers_isDifferent() {
    assertThat(
            List.of(
                digest("a", "1", "x", new Value.Text("1")),
                digest("b", "1", "x", new Value.Text("1")),
                digest("a", "2", "x", new Value.Text("1")),
                digest("a", "1", "y", new Value.Text("1")),
                digest("a", "1", "x", new Value.Text("2")),
                digest("a", "1", "x", new Value.Whole(3)),
                digest("a", "1", "x", new Value.Whole(4)),
                digest("a", "1", "x", new Value.Bytes(new byte[] {4})),
                digest("a", "1", "x", new Value.Bytes(new byte[] {5})),
                digest("a", "1", "x", new Value.Texts(Set.of("5"))),
                digest("a", "1", "x", new Value.Texts(Set.of("5", "6"))),
                RowDigest.of(7, List.of(row("a", "1", Map.of()))),
                RowDigest.of(7, List.of(row("a", "1", Map.of()), row("a", "2", Map.of())))))
        .doesNotHaveDuplicates();
  }

  @Test
  void rowDigest_whenOnePartEndsElsewhere_isDifferent() {
    assertThat(digest("a", "bc", "x", new Value.Text("1")))
        .isNotEqualTo(digest("ab", "c", "x", new Value.Text("1")));
  }

  /// The same parts in the same order, but two rows.
  @Test
  void rowDigest_whenARowEndsElsewhere_isDifferent() {
    assertThat(RowDigest.of(7, List.of(row("a", "b", Map.of()), row("c", "d", Map.of()))))
        .isNotEqualTo(RowDigest.of(7, List.of(row("a", "b", Map.of("c", new Value.Text("d"))))));
  }

  private static String digest(String partition, String sort, String attribute, Value value) {
    return RowDigest.of(7, List.of(row(partition, sort, Map.of(attribute, value))));
  }

  private static Row row(String partition, String sort, Map<String, Value> attributes) {
    return new Row(new RowKey(partition, sort), attributes);
  }
}
