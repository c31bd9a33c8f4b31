package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Interpretation;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/** A guard as a row, and which rows are guards. */
class SourceRecordCodecTest {
  private static final String HASH = RowCodec.hash(Example.URL);

  @Test
  void aGuardHoldsWhatItTakesToFindItsRows() {
    assertThat(SourceRecordCodec.toRow(guard(Example.published(Example.full()), "\"e1\"")))
        .isEqualTo(
            new Row(
                new RowKey("SOURCE#_news/one.md", "SOURCE"),
                Map.ofEntries(
                    Map.entry("sources", new Value.Text("SOURCES")),
                    Map.entry("key", new Value.Text("_news/one.md")),
                    Map.entry("revision", new Value.Text("r1")),
                    Map.entry("state", new Value.Text("published")),
                    Map.entry("size", new Value.Whole(9)),
                    Map.entry("parser", new Value.Text("p1")),
                    Map.entry("changedAt", new Value.Text("2024-05-01T00:00:00Z")),
                    Map.entry("digest", new Value.Text("0011223344556677")),
                    Map.entry("etag", new Value.Text("\"e1\"")),
                    Map.entry("second", new Value.Text(Example.SECOND)),
                    Map.entry("category", new Value.Text("news")),
                    Map.entry("urlHash", new Value.Text(HASH)),
                    Map.entry("labels", new Value.Texts(Set.of("red#Red", "green#Green"))))));
  }

  @Test
  void aTombstoneHoldsNoneOfThat() {
    assertThat(SourceRecordCodec.toRow(guard(new Interpretation.Deleted(), null)).attributes())
        .containsOnlyKeys(
            "sources", "key", "revision", "state", "size", "parser", "changedAt", "digest");
  }

  @ParameterizedTest
  @MethodSource("topicwire.index.layout.RowCodecTest#standings")
  void aGuardIsReadAsItWasWritten(Interpretation standing) {
    var guard = guard(standing, "\"e1\"");
    assertThat(SourceRecordCodec.toGuard(SourceRecordCodec.toRow(guard))).isEqualTo(guard);
    assertThat(SourceRecordCodec.sound(SourceRecordCodec.toRow(guard))).isEqualTo(guard);
  }

  @Test
  void aSizeThatIsMissingIsNone() {
    var row = without(SourceRecordCodec.toRow(guard(Example.rejected(), null)), "size");
    assertThat(SourceRecordCodec.toGuard(row).size()).isZero();
    assertThat(SourceRecordCodec.sound(row)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "revision", "state", "parser", "changedAt", "digest"})
  void withoutOneOfTheseARowIsNoGuard(String attribute) {
    var row =
        without(
            SourceRecordCodec.toRow(guard(Example.published(Example.full()), "\"e1\"")), attribute);
    assertThatThrownBy(() -> SourceRecordCodec.toGuard(row))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("expected the attribute " + attribute + " in the guard " + row.key());
    assertThat(SourceRecordCodec.sound(row)).isNull();
  }

  @Test
  void aStateThatNobodyWritesIsNoneOfAGuard() {
    var row = SourceRecordCodec.toRow(guard(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "state", new Value.Text("lost")))).isNull();
  }

  @Test
  void aTopicWithoutItsNameIsNoneOfAGuard() {
    var row = SourceRecordCodec.toRow(guard(Example.published(Example.full()), "\"e1\""));
    assertThat(SourceRecordCodec.sound(with(row, "labels", new Value.Texts(Set.of("red")))))
        .isNull();
  }

  @Test
  void aGuardHoldsNothingElse() {
    var row = SourceRecordCodec.toRow(guard(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "more", new Value.Text("x")))).isNull();
  }

  @Test
  void aGuardThatHoldsWhatItsStateCannotIsNone() {
    var row = SourceRecordCodec.toRow(guard(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "category", new Value.Text("news")))).isNull();
  }

  @Test
  void anObjectIsAskedForByItsETagOnlyAsLongAsTheSameParserReadIt() {
    var guard = guard(Example.published(Example.full()), "\"e1\"");
    assertThat(guard.unlessChanged("p1")).isEqualTo("\"e1\"");
    assertThat(guard.unlessChanged("p2")).isNull();
    assertThat(guard(new Interpretation.Deleted(), "\"e1\"").unlessChanged("p1")).isNull();
  }

  private static SourceRecord guard(Interpretation standing, @Nullable String etag) {
    return new SourceRecord(
        Example.KEY,
        "r1",
        etag,
        9,
        "p1",
        "2024-05-01T00:00:00Z",
        RowManifest.of(standing),
        "0011223344556677");
  }

  private static Row with(Row row, String attribute, Value value) {
    var attributes = new HashMap<>(row.attributes());
    attributes.put(attribute, value);
    return new Row(row.key(), attributes);
  }

  private static Row without(Row row, String attribute) {
    var attributes = new HashMap<>(row.attributes());
    attributes.remove(attribute);
    return new Row(row.key(), attributes);
  }
}
