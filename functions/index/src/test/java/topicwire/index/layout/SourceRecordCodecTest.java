package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.ContentState;
import topicwire.index.Interpretation;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// A source record as a row, and which rows are source records.
class SourceRecordCodecTest {
  private static final String VERSION = "8899aabbccddeeff";
  private static final String HASH = RowCodec.hash(Example.URL);

  @Test
  void sourceRecord_ofPublishedArticle_holdsWhatIsNeededToFindItsRows() {
    assertThat(SourceRecordCodec.toRow(sourceRecord(Example.published(Example.full()), "\"e1\"")))
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
                    Map.entry("modified", new Value.Whole(1_700_000_000)),
                    Map.entry("digest", new Value.Text("0011223344556677")),
                    Map.entry("etag", new Value.Text("\"e1\"")),
                    Map.entry("position", new Value.Whole(7)),
                    Map.entry("version", new Value.Text(VERSION)),
                    Map.entry("second", new Value.Text(Example.SECOND)),
                    Map.entry("category", new Value.Text("news")),
                    Map.entry("urlHash", new Value.Text(HASH)),
                    Map.entry("labels", new Value.Texts(Set.of("red#Red", "green#Green"))))));
  }

  @Test
  void tombstone_ofDeletedFile_holdsNothingToFindRowsBy() {
    assertThat(
            SourceRecordCodec.toRow(sourceRecord(new Interpretation.Deleted(), null)).attributes())
        .containsOnlyKeys(
            "sources",
            "key",
            "revision",
            "state",
            "size",
            "parser",
            "changedAt",
            "digest",
            "position",
            "version");
  }

  @ParameterizedTest
  @MethodSource("topicwire.index.layout.RowCodecTest#interpretations")
  void sourceRecord_ofAnyInterpretation_isReadAsItWasWritten(Interpretation interpretation) {
    var sourceRecord = sourceRecord(interpretation, "\"e1\"");
    assertThat(SourceRecordCodec.toSourceRecord(SourceRecordCodec.toRow(sourceRecord)))
        .isEqualTo(sourceRecord);
    assertThat(SourceRecordCodec.sound(SourceRecordCodec.toRow(sourceRecord)))
        .isEqualTo(sourceRecord);
  }

  @Test
  void sourceRecord_withoutSize_hasSizeZeroAndIsNotSound() {
    var row = without(SourceRecordCodec.toRow(sourceRecord(Example.rejected(), null)), "size");
    assertThat(SourceRecordCodec.toSourceRecord(row).size()).isZero();
    assertThat(SourceRecordCodec.sound(row)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "revision", "state", "parser", "changedAt", "digest"})
  void row_withoutARequiredAttribute_isNoSourceRecordAndTheErrorNamesIt(String attribute) {
    var row =
        without(
            SourceRecordCodec.toRow(sourceRecord(Example.published(Example.full()), "\"e1\"")),
            attribute);
    assertThatThrownBy(() -> SourceRecordCodec.toSourceRecord(row))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("expected the attribute " + attribute + " in the source record " + row.key());
    assertThat(SourceRecordCodec.sound(row)).isNull();
  }

  @Test
  void topicsAbove_areNotedInAnyOrderAndAlterationsAreSeen() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.below("paint", "colour"), "\"e1\""));
    assertThat(row.texts("above")).containsExactlyInAnyOrder("colour", "paint");
    assertThat(row)
        .isEqualTo(
            SourceRecordCodec.toRow(sourceRecord(Example.below("colour", "paint"), "\"e1\"")));
    assertThat(SourceRecordCodec.sound(row)).isNotNull();
    assertThat(SourceRecordCodec.sound(without(row, "above"))).isNull();
    assertThat(SourceRecordCodec.sound(with(row, "above", new Value.Texts(Set.of("colour")))))
        .isNull();
    assertThat(
            SourceRecordCodec.sound(
                SourceRecordCodec.toRow(sourceRecord(Example.below("red"), "\"e1\""))))
        .as("an article's own topic is not above it")
        .isNull();
  }

  @Test
  void row_withUnknownState_isNoSourceRecord() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "state", new Value.Text("lost")))).isNull();
  }

  @Test
  void row_withTopicWithoutItsName_isNoSourceRecord() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.published(Example.full()), "\"e1\""));
    assertThat(SourceRecordCodec.sound(with(row, "labels", new Value.Texts(Set.of("red")))))
        .isNull();
  }

  @Test
  void row_withAnAdditionalAttribute_isNoSourceRecord() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "more", new Value.Text("x")))).isNull();
  }

  @Test
  void row_withAttributeThatItsStateCannotHave_isNoSourceRecord() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.rejected(), null));
    assertThat(SourceRecordCodec.sound(with(row, "category", new Value.Text("news")))).isNull();
  }

  @Test
  void unlessChanged_ofSourceRecord_isItsETagOnlyForTheParserThatReadIt() {
    var sourceRecord = sourceRecord(Example.published(Example.full()), "\"e1\"");
    assertThat(sourceRecord.unlessChanged("p1", Instant.EPOCH)).isEqualTo("\"e1\"");
    assertThat(sourceRecord.unlessChanged("p2", Instant.EPOCH)).isNull();
    assertThat(
            sourceRecord(new Interpretation.Deleted(), "\"e1\"").unlessChanged("p1", Instant.EPOCH))
        .isNull();
  }

  @Test
  void publishedArticle_thatTheLogDoesNotHave_isAskedForWithoutItsETag() {
    var logged = sourceRecord(Example.published(Example.full()), "\"e1\"");
    assertThat(logged.distrusted("r2", null).isLogDue()).isTrue();
    var row = without(without(SourceRecordCodec.toRow(logged), "position"), "version");
    var older = SourceRecordCodec.toSourceRecord(row);
    assertThat(older.log()).isNull();
    assertThat(older.unlessChanged("p1", Instant.EPOCH)).isNull();
    var draft = SourceRecordCodec.toRow(sourceRecord(Example.draft(Example.full()), "\"e1\""));
    var olderDraft =
        SourceRecordCodec.toSourceRecord(without(without(draft, "position"), "version"));
    assertThat(olderDraft.unlessChanged("p1", Instant.EPOCH)).isEqualTo("\"e1\"");
  }

  @Test
  void placeInTheLog_thatCannotBe_isDamage() {
    var row = SourceRecordCodec.toRow(sourceRecord(Example.published(Example.full()), "\"e1\""));
    assertThat(SourceRecordCodec.sound(row)).isNotNull();
    assertThat(SourceRecordCodec.sound(with(row, "position", new Value.Whole(0)))).isNull();
    assertThat(SourceRecordCodec.sound(with(row, "version", new Value.Text("garbage")))).isNull();
    assertThat(SourceRecordCodec.sound(without(row, "position"))).isNull();
    assertThat(SourceRecordCodec.sound(without(row, "version"))).isNull();
  }

  private static SourceRecord sourceRecord(Interpretation interpretation, @Nullable String etag) {
    return new SourceRecord(
        Example.KEY,
        "r1",
        etag,
        9,
        "p1",
        "2024-05-01T00:00:00Z",
        etag == null ? null : 1_700_000_000L,
        RowManifest.of(interpretation),
        null,
        "0011223344556677",
        new LogPlace(7, interpretation.state() == ContentState.PUBLISHED ? VERSION : "-"));
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
