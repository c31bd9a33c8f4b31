package topicwire.checks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.articles.ArticleParser;
import topicwire.checks.protocol.model.Call;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.Handler;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Run;
import topicwire.checks.protocol.model.Variant;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceException;
import topicwire.testing.table.InMemoryTable;

/// What one handler asks for next, given what it was answered: each rule of the protocol alone.
class StepsTest {
  private static final RowKey GUARD = new RowKey("SOURCE#" + Files.KEY, "SOURCE");
  private static final Call READ = new Call.Read(GUARD, true);
  private static final Event UPLOADED = new Event(Files.KEY, false);
  private static final FetchResult A = Files.fetched(Files.A, null);
  private static final FetchResult B = Files.fetched(Files.B, null);
  private static final FetchResult ABSENT = new FetchResult.Absent();
  private static final FetchResult UNCHANGED = new FetchResult.Unchanged();

  private final Row published = sourceRecord(writtenBy("one", ModelState.NOTHING, A));
  private final Row deleted = sourceRecord(writtenBy("other", published, ABSENT));

  @AfterEach
  void forget() {
    Run.forget();
  }

  @Test
  void handler_atItsStart_readsTheSourceRecordConsistently() {
    assertThat(next()).isEqualTo(READ);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void handler_forAnyKindOfEvent_fetchesTheObjectAfterTheSourceRecord(boolean removed) {
    assertThat(Handler.start(Variant.PROTOCOL, "h", new Event(Files.KEY, removed)).waiting())
        .isEqualTo(READ);
    assertThat(Run.step(Variant.PROTOCOL, "h", new Event(Files.KEY, removed), List.of(published)))
        .isEqualTo(new Run.Step.Waiting(new Call.Look(Files.KEY, Files.etag(Files.A))));
  }

  @Test
  void fetch_whereTheSourceRecordNamesTheObject_isConditionalAndElseNot() {
    assertThat(next(published)).isEqualTo(new Call.Look(Files.KEY, Files.etag(Files.A)));
    var sent = new Call.Look(Files.KEY, null);
    assertThat(next(ModelState.NOTHING)).isEqualTo(sent);
    assertThat(next(deleted)).isEqualTo(sent);
    assertThat(next(with(deleted, "etag", Files.etag(Files.A)))).isEqualTo(sent);
    assertThat(next(with(published, "parser", "another"))).isEqualTo(sent);
    var distrusted = new HashMap<>(published.attributes());
    distrusted.remove("etag");
    assertThat(next(new Row(GUARD, distrusted))).isEqualTo(sent);
  }

  @Test
  void everyWrite_afterAnyFetch_isConditionalOnTheRevisionReadAndNothingElse() {
    assertThat(conditions(ModelState.NOTHING, A)).containsExactly(Condition.ABSENT);
    assertThat(conditions(ModelState.NOTHING, ABSENT)).containsExactly(Condition.ABSENT);
    var unchanged = Condition.equal("revision", new Value.Text(revision(published)));
    for (var fetched : List.of(A, B, ABSENT, UNCHANGED)) {
      assertThat(conditions(published, fetched)).containsExactly(unchanged);
    }
    var stillDeleted = Condition.equal("revision", new Value.Text(revision(deleted)));
    for (var fetched : List.of(A, ABSENT)) {
      assertThat(conditions(deleted, fetched)).containsExactly(stillDeleted);
    }
    var ofAnotherParser = with(published, "parser", "another");
    assertThat(conditions(ofAnotherParser, A)).containsExactly(unchanged);
  }

  @Test
  void everyWrite_afterAnyFetch_givesTheSourceRecordANewRevision() {
    for (var fetched : List.of(A, B, ABSENT, UNCHANGED)) {
      var first = sourceRecord(written(published, fetched));
      assertThat(revision(first)).isNotEqualTo(revision(published));
      var second = sourceRecord(written(published, fetched, Commit.REFUSED, published, fetched));
      assertThat(revision(second)).isNotIn(revision(published), revision(first));
    }
    assertThat(revision(sourceRecord(written(deleted, ABSENT)))).isNotEqualTo(revision(deleted));
  }

  @Test
  void fetch_thatFindsNothingNew_renewsTheSourceRecordAlone() {
    for (var step :
        List.of(
            written(published, UNCHANGED),
            written(published, A),
            written(deleted, ABSENT),
            written(sourceRecord(writtenBy("one", ModelState.NOTHING, ABSENT)), ABSENT))) {
      assertThat(step.getFirst().key()).isEqualTo(GUARD);
      assertThat(step.getFirst()).isInstanceOf(Change.Put.class);
      assertThat(step).noneMatch(change -> change instanceof Change.Add);
    }
    assertThat(written(published, UNCHANGED)).hasSize(1);
    assertThat(with(sourceRecord(written(published, UNCHANGED)), "revision", revision(published)))
        .isEqualTo(published);
  }

  @Test
  void slowerHandler_thatFetchedBeforeTheSourceRecordWasRenewed_isRefused() {
    var table = new InMemoryTable();
    assertThat(table.write(writtenBy("one", ModelState.NOTHING, A))).isEqualTo(Commit.DONE);
    var slower = written(published, B);
    assertThat(table.write(written(published, UNCHANGED))).isEqualTo(Commit.DONE);
    assertThat(table.write(slower)).isEqualTo(Commit.REFUSED);
  }

  @Test
  void sourceRecord_ofADeletedObject_isKeptWithoutContentAndNeverExpires() {
    assertThat(deleted.attributes())
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
    assertThat(deleted.text("state")).isEqualTo("deleted");
    assertThat(deleted.text("parser")).isEqualTo(ArticleParser.VERSION);
  }

  @Test
  void handler_afterARefusedWrite_readsSourceRecordAndObjectAgain() {
    assertThat(next(ModelState.NOTHING, A, Commit.REFUSED)).isEqualTo(READ);
    assertThat(next(ModelState.NOTHING, A, Commit.REFUSED, deleted))
        .isEqualTo(new Call.Look(Files.KEY, null));
    assertThat(next(published, UNCHANGED, Commit.REFUSED)).isEqualTo(READ);
  }

  @Test
  void write_thatConflictsWithAnother_isSentAgainUnchanged() {
    for (var fetched : List.of(B, UNCHANGED)) {
      var first = next(published, fetched);
      assertThat(next(published, fetched, Commit.BUSY)).isEqualTo(first);
      assertThat(next(published, fetched, Commit.BUSY, Commit.BUSY)).isEqualTo(first);
    }
  }

  @Test
  void handler_afterAWriteOfUnknownOutcome_readsSourceRecordAndObjectAgain() {
    var unknown = new TableException("time-out");
    assertThat(next(published, B, unknown)).isEqualTo(READ);
    assertThat(next(published, B, unknown, published, B, unknown)).isEqualTo(READ);
    assertThat(end(published, B, unknown, published, B, unknown, published, B, unknown))
        .as("whether the third is given up for done")
        .isFalse();
  }

  @Test
  void event_whoseWriteIsMade_isAcknowledgedAndNoOtherIs() {
    for (var fetched : List.of(A, B, ABSENT, UNCHANGED)) {
      assertThat(end(published, fetched, Commit.DONE)).isTrue();
    }
    assertThat(end(new TableException("time-out"))).isFalse();
    assertThat(end(published, new SourceException("403", null))).isFalse();
  }

  @Test
  void publicRows_forADraftOrRejectedFile_areNotWritten() {
    var draft = written(published, Files.fetched(Files.DRAFT, null));
    assertThat(puts(draft)).allMatch(pk -> pk.startsWith("DRAFT-") || pk.startsWith("SOURCE#"));
    var rejected = written(published, Files.fetched(Files.BROKEN, null));
    assertThat(puts(rejected)).containsExactlyInAnyOrder("SOURCE#" + Files.KEY, "REJECTED");
  }

  private static List<String> puts(List<Change> changes) {
    return changes.stream()
        .filter(change -> change instanceof Change.Put)
        .map(change -> change.key().pk())
        .toList();
  }

  private static Call next(Object... answers) {
    if (step(answers) instanceof Run.Step.Waiting(var call)) {
      return call;
    }
    throw new AssertionError("expected another request, found that it was done");
  }

  private static boolean end(Object... answers) {
    if (step(answers) instanceof Run.Step.Answered(var acknowledged)) {
      return acknowledged;
    }
    throw new AssertionError("expected it to be done, found another request");
  }

  private static Run.Step step(Object... answers) {
    return Run.step(Variant.PROTOCOL, "h", UPLOADED, List.of(answers));
  }

  private static List<Change> written(Object... answers) {
    return writtenBy("h", answers);
  }

  /// What the handler of this name writes, which gives its revisions a name.
  private static List<Change> writtenBy(String handler, Object... answers) {
    var step = Run.step(Variant.PROTOCOL, handler, UPLOADED, List.of(answers));
    if (step instanceof Run.Step.Waiting(Call.Write(var changes))) {
      return changes;
    }
    throw new AssertionError("expected a write, found " + step);
  }

  /// The conditions of a write, which all are the source record's.
  private static List<Condition> conditions(Object... answers) {
    var changes = written(answers);
    var conditions = new HashMap<RowKey, Condition>();
    changes.forEach(change -> {
      var condition =
          switch (change) {
            case Change.Put put -> put.condition();
            case Change.Delete delete -> delete.condition();
            case Change.Add _, Change.Assign _ -> Condition.NONE;
          };
      if (!condition.equals(Condition.NONE)) {
        conditions.put(change.key(), condition);
      }
    });
    assertThat(conditions.keySet()).containsOnly(GUARD);
    assertThat(changes.getFirst().key()).isEqualTo(GUARD);
    return List.copyOf(conditions.values());
  }

  /// The source record that a write leaves.
  private static Row sourceRecord(List<Change> changes) {
    if (changes.getFirst() instanceof Change.Put(var row, var _)) {
      return row;
    }
    throw new AssertionError("expected the source record to be put, found " + changes.getFirst());
  }

  private static String revision(Row sourceRecord) {
    return String.valueOf(sourceRecord.text("revision"));
  }

  private static Row with(Row row, String attribute, String text) {
    var attributes = new HashMap<>(row.attributes());
    attributes.put(attribute, new Value.Text(text));
    return new Row(row.key(), attributes);
  }
}
