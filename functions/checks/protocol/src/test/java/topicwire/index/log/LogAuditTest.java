package topicwire.index.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topicwire.index.Interpretation;
import topicwire.index.audit.Audit;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// What an audit makes of a change log that a hand or a backup has spoilt.
class LogAuditTest extends LogFixture {
  private final Audit audit = new Audit(table, clock, () -> UUID.randomUUID().toString());

  @Test
  void log_thatIsWhole_isLeftAsItIs() {
    show(published("A"));
    show(published("B"));
    var before = table.dump();
    assertThat(audit.log(SHARD)).isZero();
    assertThat(audit.rows(null).keys()).isEmpty();
    assertThat(table.dump()).isEqualTo(before);
  }

  @Test
  void gap_isFilledWithAMarker_soThatFollowersGoOn() {
    show(published("A"));
    show(published("B"));
    write(new Change.Delete(Keys.logRow(SHARD, 1), Condition.NONE));
    assertThat(audit.log(SHARD)).isEqualTo(1);
    assertThat(log()).containsExactly("mark", "put B");
  }

  @Test
  void rowOfTheKey_thatIsMissing_isLoggedAgain() {
    show(published("A"));
    write(new Change.Delete(Keys.logRow(SHARD, 1), Condition.NONE));
    audit.log(SHARD);
    assertThat(audit.rows(null).keys()).containsExactly(KEY);
    show(published("A"));
    assertThat(log()).containsExactly("mark", "put A");
  }

  @Test
  void rowOfTheKey_thatShowsSomethingElse_isLoggedAgain() {
    show(published("A"));
    var row = requireNonNull(table.get(Keys.logRow(SHARD, 1), true));
    var attributes = new HashMap<>(row.attributes());
    attributes.put("item", new Value.Bytes(new byte[] {1}));
    write(new Change.Put(new Row(row.key(), attributes), Condition.NONE));
    assertThat(audit.rows(null).keys()).containsExactly(KEY);
    show(published("A"));
    assertThat(log()).containsExactly("mark", "put A");
  }

  @Test
  void articleInTheLog_thatNoSourceRecordNames_isAdoptedAndWithdrawn() {
    show(published("A"));
    write(new Change.Delete(Keys.sourceRecord(KEY), Condition.NONE));
    assertThat(audit.rows(null).keys()).contains(KEY);
    assertThat(requireNonNull(index.sourceRecord(KEY)).log())
        .isEqualTo(new LogPlace(1, LogPlace.DOUBTFUL));
    show(new Interpretation.Deleted());
    assertThat(log()).containsExactly("mark", "gone");
  }

  @Test
  void twoArticlesOfOneKey_becomeOne() {
    show(published("A"));
    var former = requireNonNull(table.get(Keys.logRow(SHARD, 1), true));
    show(published("B"));
    write(new Change.Put(former, Condition.NONE));
    assertThat(log()).containsExactly("put A", "put B");
    assertThat(audit.rows(null).keys()).containsExactly(KEY);
    show(published("B"));
    assertThat(log()).containsExactly("mark", "mark", "put B");
  }

  @Test
  void log_withoutItsHead_getsANewOneBehindItsRows() {
    show(published("A"));
    show(published("B"));
    write(new Change.Delete(Keys.logHead(SHARD), Condition.NONE));
    assertThat(audit.log(SHARD)).isEqualTo(1);
    show(published("C"));
    assertThat(log()).containsExactly("mark", "put C");
  }

  @Test
  void row_thatIsNone_isReplacedByAMarker() {
    show(published("A"));
    show(published("B"));
    write(
        new Change.Put(
            new Row(Keys.logRow(SHARD, 1), Map.of("garbage", new Value.Text("x"))),
            Condition.NONE));
    assertThat(audit.log(SHARD)).isEqualTo(1);
    assertThat(log()).containsExactly("mark", "put B");
  }

  @Test
  void article_thatAnOlderVersionPublished_isLoggedAtTheNextLook() {
    show(published("A"));
    var row = requireNonNull(table.get(Keys.sourceRecord(KEY), true));
    var attributes = new HashMap<>(row.attributes());
    attributes.keySet().removeAll(List.of("position", "version"));
    write(new Change.Put(new Row(row.key(), attributes), Condition.NONE));
    write(new Change.Delete(Keys.logRow(SHARD, 1), Condition.NONE));
    write(new Change.Delete(Keys.logHead(SHARD), Condition.NONE));
    assertThat(audit.log(SHARD)).isZero();
    assertThat(audit.rows(null).keys()).containsExactly(KEY);
    show(published("A"));
    assertThat(log()).containsExactly("put A");
  }
}
