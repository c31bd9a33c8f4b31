package topicwire.index.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// Whose a row is, by its key: an audit deletes what is nobody's and leaves what it does not know.
class RowKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ARTICLE#a.md       | ARTICLE                       | a.md
          DRAFT-ARTICLE#a.md | ARTICLE                       | a.md
          FEED               | 2024-03-01T10:00:00Z#a.md     | a.md
          DRAFT-FEED         | 0000-00-00T00:00:00Z#a#b.md   | a#b.md
          TOPIC#ai           | 2024-03-01T10:00:00Z#a.md     | a.md
          DRAFT-TOPIC#ai     | 2024-03-01T10:00:00Z#a.md     | a.md
          CATEGORY#news      | 2024-03-01T10:00:00Z#a.md     | a.md
          REJECTED           | a.md                          | a.md
          TOPIC-DEFS         | ai#_data/topics/ai.yaml       | _data/topics/ai.yaml
          URL#00             | a.md                          | a.md
          DRAFT-URL#00       | a.md                          | a.md
          """)
  void rowKind_ofRowThatNamesAKey_isOwnedByThatKey(String partition, String sort, String key) {
    assertThat(kind(partition, sort)).isEqualTo(new RowKind.Owned(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SOURCE#            | SOURCE
          SOURCE#a.md        | ARTICLE
          ARTICLE#a.md       | SOURCE
          ARTICLE#           | ARTICLE
          FEED               | 2024-03-01#a.md
          FEED               | 2024-03-01T10:00:00Z#
          TOPIC#ai           | a.md
          CATEGORY#news      | a.md
          TOPIC-DEFS         | ai
          TOPIC-DEFS         | #a.yaml
          URL#00             | URL
          URL#00             | ''
          REJECTED           | ''
          LOG                | 64
          LOG                | HEAD
          LOG#00             | 1
          LOG#00             | 000000000000000
          """)
  void rowKind_ofEmptyOrMalformedKeyInIndexPartition_isOwnedByNobody(
      String partition, String sort) {
    assertThat(kind(partition, sort)).isEqualTo(new RowKind.Malformed());
  }

  @Test
  void rowKind_inSourcePartition_isSourceRecord() {
    assertThat(kind("SOURCE#a.md", "SOURCE")).isEqualTo(new RowKind.OfSourceRecord("a.md"));
  }

  /// No source record could be written for such a key, nor asked for.
  @Test
  void rowKind_ofKeyLongerThanAnObjectKeyMayBe_isMalformed() {
    var longest = "é".repeat(512);
    var longer = longest + "x";
    assertThat(kind("SOURCE#" + longest, "SOURCE")).isEqualTo(new RowKind.OfSourceRecord(longest));
    assertThat(kind("SOURCE#" + longer, "SOURCE")).isEqualTo(new RowKind.Malformed());
    assertThat(kind("ARTICLE#" + longer, "ARTICLE")).isEqualTo(new RowKind.Malformed());
    assertThat(kind("URL#00", longest)).isEqualTo(new RowKind.Owned(longest));
    assertThat(kind("URL#00", longer)).isEqualTo(new RowKind.Malformed());
  }

  @Test
  void rowKind_ofALogsPartition_isALogRowOrItsHead() {
    assertThat(kind("LOG#63", "000000000000017")).isEqualTo(new RowKind.Logged());
    assertThat(kind("LOG", "63")).isEqualTo(new RowKind.Own());
    assertThat(kind("LOG#64", "000000000000017")).isEqualTo(new RowKind.Foreign());
  }

  @ParameterizedTest
  @CsvSource({"TOPICS", "DRAFT-TOPICS", "MONTHS#ai", "DRAFT-MONTHS#ai"})
  void rowKind_inTopicsOrMonthsPartition_isCount(String partition) {
    assertThat(kind(partition, "x")).isEqualTo(new RowKind.Counted());
  }

  @Test
  void rowKind_ofStatusOrReindexRun_belongsToTheIndexItself() {
    assertThat(kind("STATUS", "STATUS")).isEqualTo(new RowKind.Own());
    assertThat(kind("REINDEX", "RUN")).isEqualTo(new RowKind.Own());
  }

  @ParameterizedTest
  @CsvSource({"STATUS, x", "REINDEX, x", "FEEDS, x", "LATER, x", "DRAFT-, x", "MONTHS, x"})
  void rowKind_ofUnknownPartitionOrSortKey_isForeignPerhapsOfALaterVersion(
      String partition, String sort) {
    assertThat(kind(partition, sort)).isEqualTo(new RowKind.Foreign());
  }

  private static RowKind kind(String partition, String sort) {
    return RowKind.of(new Row(new RowKey(partition, sort), Map.of()));
  }
}
