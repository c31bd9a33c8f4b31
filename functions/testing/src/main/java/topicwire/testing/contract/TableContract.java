package topicwire.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Filter;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;

/// The contract. Each test works in a partition of its own, so that one table serves all.
public abstract class TableContract {
  private String partition = "";

  @BeforeEach
  void takeAPartition() {
    partition = "P" + UUID.randomUUID();
  }

  /// The table under test.
  protected abstract ScannableTable table();

  @Test
  void row_withEveryTypeOfValue_isReadAsItWasWritten() {
    var row =
        new Row(
            key("a"),
            Map.of(
                "text", text("é 😀"),
                "number", new Value.Whole(-1_000_000_000_000_000L),
                "bytes", new Value.Bytes(new byte[] {0, -1, 7}),
                "set", new Value.Texts(Set.of("x", "y"))));
    put(row);
    assertThat(table().get(key("a"), true)).isEqualTo(row);
    assertThat(table().get(key("b"), true)).isNull();
  }

  @Test
  void absentCondition_onMissingAndExistingRow_holdsOnlyForTheMissingOne() {
    assertThat(write(new Change.Put(row("a", "n", "1"), Condition.ABSENT))).isEqualTo(Commit.DONE);
    assertThat(write(new Change.Put(row("a", "n", "2"), Condition.ABSENT)))
        .isEqualTo(Commit.REFUSED);
    assertThat(table().get(key("a"), true)).isEqualTo(row("a", "n", "1"));
  }

  @Test
  void equalCondition_onExistingOrMissingRow_holdsOnlyForTheExactValue() {
    var one = Condition.equal("n", text("1"));
    assertThat(write(new Change.Put(row("a", "n", "2"), one))).isEqualTo(Commit.REFUSED);
    put(row("a", "n", "1"));
    assertThat(write(new Change.Put(row("a", "n", "2"), one))).isEqualTo(Commit.DONE);
    assertThat(write(new Change.Delete(key("a"), one))).isEqualTo(Commit.REFUSED);
    assertThat(table().get(key("a"), true)).isEqualTo(row("a", "n", "2"));
  }

  @Test
  void transaction_thatIsRefused_changesNothing() {
    put(row("a", "n", "1"));
    var commit =
        write(
            new Change.Put(row("a", "n", "2"), Condition.equal("n", text("0"))),
            new Change.Put(row("b", "n", "1"), Condition.NONE),
            new Change.Add(key("c"), "count", 1, Map.of()));
    assertThat(commit).isEqualTo(Commit.REFUSED);
    assertThat(table().get(key("a"), true)).isEqualTo(row("a", "n", "1"));
    assertThat(table().get(key("b"), true)).isNull();
    assertThat(table().get(key("c"), true)).isNull();
  }

  @Test
  void transaction_whoseLaterConditionFails_isOvertakenAndLeavesNoTrace() {
    put(row("a", "n", "1"));
    var former = Condition.equal("n", text("0"));
    assertThat(
            write(
                new Change.Put(row("b", "n", "1"), Condition.ABSENT),
                new Change.Put(row("a", "n", "2"), former)))
        .isEqualTo(Commit.OVERTAKEN);
    assertThat(
            write(
                new Change.Put(row("a", "n", "3"), former),
                new Change.Put(row("b", "n", "1"), Condition.NONE),
                new Change.Delete(key("c"), Condition.equal("n", text("7")))))
        .isEqualTo(Commit.REFUSED);
    assertThat(table().get(key("a"), true)).isEqualTo(row("a", "n", "1"));
    assertThat(table().get(key("b"), true)).isNull();
  }

  @Test
  void transaction_withoutFailingCondition_makesAllItsChanges() {
    put(row("gone", "n", "1"));
    var commit =
        write(
            new Change.Put(row("guard", "n", "1"), Condition.ABSENT),
            new Change.Delete(key("gone"), Condition.NONE),
            new Change.Delete(key("never there"), Condition.NONE),
            new Change.Add(key("count"), "count", 2, Map.of("stamp", text("s"))),
            new Change.Assign(key("set"), Map.of("keys", new Value.Texts(Set.of("x", "y")))));
    assertThat(commit).isEqualTo(Commit.DONE);
    assertThat(table().get(key("guard"), true)).isEqualTo(row("guard", "n", "1"));
    assertThat(table().get(key("gone"), true)).isNull();
    assertThat(table().get(key("count"), true))
        .isEqualTo(new Row(key("count"), Map.of("count", new Value.Whole(2), "stamp", text("s"))));
    assertThat(table().get(key("set"), true))
        .isEqualTo(new Row(key("set"), Map.of("keys", new Value.Texts(Set.of("x", "y")))));
  }

  @Test
  void additions_toOneCount_addUpEvenBelowZeroAndSetTheStamp() {
    write(new Change.Add(key("a"), "count", 2, Map.of("stamp", text("1"))));
    write(new Change.Add(key("a"), "count", -3, Map.of("stamp", text("2"))));
    assertThat(table().get(key("a"), true))
        .isEqualTo(new Row(key("a"), Map.of("count", new Value.Whole(-1), "stamp", text("2"))));
  }

  @Test
  void assignment_toARow_setsItsAttributesAndLeavesTheOthers() {
    write(
        new Change.Put(new Row(key("a"), Map.of("n", text("1"), "s", text("1"))), Condition.NONE));
    write(new Change.Assign(key("a"), Map.of("n", new Value.Whole(2), "t", text("3"))));
    assertThat(table().get(key("a"), true))
        .isEqualTo(
            new Row(key("a"), Map.of("n", new Value.Whole(2), "s", text("1"), "t", text("3"))));
  }

  @Test
  void transaction_withTwoChangesOfOneRow_isRefusedAsInvalid() {
    assertThatThrownBy(() ->
            write(
                new Change.Put(row("a", "n", "1"), Condition.NONE),
                new Change.Delete(key("a"), Condition.NONE)))
        .isInstanceOf(TableException.class);
  }

  @Test
  void transaction_ofAHundredChanges_succeedsAndOfMoreIsInvalid() {
    assertThat(write(puts(100))).isEqualTo(Commit.DONE);
    assertThatThrownBy(() -> write(puts(101))).isInstanceOf(TableException.class);
  }

  @Test
  void row_ofMoreThan400Kilobytes_isInvalid() {
    var bytes = new Value.Bytes(new byte[400 * 1024]);
    assertThatThrownBy(() -> put(new Row(key("a"), Map.of("bytes", bytes))))
        .isInstanceOf(TableException.class);
  }

  @Test
  void key_beyondTheLimitsOfLength_isInvalid() {
    put(row("s".repeat(1024), "n", "1"));
    assertThatThrownBy(() -> put(row("s".repeat(1025), "n", "1")))
        .isInstanceOf(TableException.class);
    assertThatThrownBy(() -> put(row("", "n", "1"))).isInstanceOf(TableException.class);
  }

  @Test
  void walk_overKeysOfAllScripts_isInTheOrderOfUtf8Bytes() {
    var inOrder = List.of("A", "a", "a#", "a#b", "aa", "é", "\uFFFD", "😀");
    for (var sort : List.of("aa", "😀", "a#b", "\uFFFD", "é", "A", "a#", "a")) {
      put(row(sort, "n", "1"));
    }
    assertThat(sorts(walk(RowQuery.Order.BY_KEY, 100))).isEqualTo(inOrder);
    assertThat(sorts(walk(RowQuery.Order.NEWEST, 100))).isEqualTo(inOrder.reversed());
  }

  @Test
  void walk_withBounds_includesBothBounds() {
    for (var sort : List.of("a", "b", "c", "d")) {
      put(row(sort, "n", "1"));
    }
    var walk = walk(RowQuery.Order.BY_KEY, 100);
    assertThat(sorts(walk.between("b", "c"))).containsExactly("b", "c");
    assertThat(sorts(walk.between("b", null))).containsExactly("b", "c", "d");
    assertThat(sorts(walk.between(null, "b"))).containsExactly("a", "b");
    assertThat(sorts(walk.between("bb", "bz"))).isEmpty();
    assertThat(sorts(walk(RowQuery.Order.NEWEST, 100).between("b", "c"))).containsExactly("c", "b");
  }

  @Test
  void walkPages_atEveryLimit_visitEveryRowOnce() {
    var all = IntStream.range(0, 7).mapToObj(Integer::toString).toList();
    all.forEach(sort -> put(row(sort, "n", "1")));
    for (var limit = 1; limit <= 8; limit++) {
      assertThat(allSorts(walk(RowQuery.Order.BY_KEY, limit))).as("limit " + limit).isEqualTo(all);
      assertThat(allSorts(walk(RowQuery.Order.NEWEST, limit))).isEqualTo(all.reversed());
    }
  }

  @Test
  void page_thatStopsAtItsLimit_saysThatThereMayBeMore() {
    put(row("a", "n", "1"));
    put(row("b", "n", "1"));
    assertThat(table().walk(walk(RowQuery.Order.BY_KEY, 2)).next()).isNotNull();
    assertThat(table().walk(walk(RowQuery.Order.BY_KEY, 3)).next()).isNull();
  }

  @Test
  void page_ofLargeRows_endsAtOneMegabyte() {
    var bytes = new Value.Bytes(new byte[300 * 1024]);
    for (var i = 0; i < 5; i++) {
      put(new Row(key("r" + i), Map.of("bytes", bytes)));
    }
    var page = table().walk(walk(RowQuery.Order.BY_KEY, 100));
    assertThat(page.next()).isNotNull();
    assertThat(page.rows()).hasSizeBetween(3, 4);
    assertThat(allSorts(walk(RowQuery.Order.BY_KEY, 100)))
        .containsExactly("r0", "r1", "r2", "r3", "r4");
  }

  @Test
  void filters_onAPageWithALimit_applyAfterTheLimit() {
    for (var i = 0; i < 6; i++) {
      put(
          new Row(
              key("r" + i),
              Map.of(
                  "topics", new Value.Texts(i % 2 == 0 ? Set.of("even", "all") : Set.of("all")),
                  "type", text(i < 3 ? "low" : "high"),
                  "heat", new Value.Whole(i))));
    }
    put(row("r6", "n", "1"));
    var page =
        table()
            .walk(walk(RowQuery.Order.BY_KEY, 3).where(List.of(new Filter.Has("topics", "even"))));
    assertThat(page.rows()).extracting(row -> row.key().sk()).containsExactly("r0", "r2");
    assertThat(page.read()).isEqualTo(3);
    assertThat(page.next()).isNotNull();
    var walk = walk(RowQuery.Order.BY_KEY, 100);
    assertThat(sorts(walk.where(List.of(new Filter.HasNot("topics", "even")))))
        .containsExactly("r1", "r3", "r5", "r6");
    assertThat(
            sorts(walk.where(List.of(new Filter.Is("type", "low"), new Filter.AtLeast("heat", 1)))))
        .containsExactly("r1", "r2");
    assertThat(sorts(walk.where(List.of(new Filter.AtLeast("heat", 5))))).containsExactly("r5");
  }

  @Test
  void walk_byHeat_hasTheHottestFirstAndOnlyRowsWithHeat() {
    put(new Row(key("cold"), Map.of("hot", text("0001#cold"))));
    put(new Row(key("hot"), Map.of("hot", text("0009#hot"), "n", text("1"))));
    put(new Row(key("mild"), Map.of("hot", text("0005#mild"))));
    put(row("none", "n", "1"));
    assertThat(sorts(walk(RowQuery.Order.HOTTEST, 100))).containsExactly("hot", "mild", "cold");
    assertThat(allSorts(walk(RowQuery.Order.HOTTEST, 1))).containsExactly("hot", "mild", "cold");
    assertThat(sorts(walk(RowQuery.Order.HOTTEST, 100).between("0005", "0005$")))
        .containsExactly("mild");
    put(new Row(key("cold"), Map.of("hot", text("0010#cold"))));
    assertThat(sorts(walk(RowQuery.Order.HOTTEST, 100))).containsExactly("cold", "hot", "mild");
  }

  @Test
  void sources_ofDifferentPartitions_areWalkedByKey() {
    for (var object : List.of("b", "a", "c")) {
      put(
          new Row(
              new RowKey(partition + object, "SOURCE"),
              Map.of(
                  "sources",
                  text(partition),
                  "key",
                  text(object),
                  "etag",
                  text("e"),
                  "n",
                  text("1"))));
    }
    var walk = RowQuery.of(partition, RowQuery.Order.SOURCES, 2);
    assertThat(table().walk(walk).rows())
        .extracting(row -> row.text("key"))
        .containsExactly("a", "b");
    assertThat(allSorts(walk)).hasSize(3);
  }

  @Test
  void sources_ofRowWithMoreAttributes_holdOnlyTheProjectedOnes() {
    var projected =
        Map.of(
            "sources", text(partition),
            "key", text("a"),
            "etag", text("e"),
            "size", new Value.Whole(1),
            "parser", text("1"),
            "state", text("draft"),
            "changedAt", text("2024-01-01T00:00:00Z"));
    var attributes = new HashMap<String, Value>(projected);
    attributes.put("revision", text("r"));
    put(new Row(key("a"), attributes));
    assertThat(table().walk(walk(RowQuery.Order.SOURCES, 2)).rows())
        .containsExactly(new Row(key("a"), projected));
  }

  @Test
  void lacksCondition_onWrite_holdsOnlyIfTheAttributeOrTheRowIsMissing() {
    var lacks = new Condition.Lacks("n");
    assertThat(write(new Change.Put(row("a", "n", "1"), lacks))).isEqualTo(Commit.DONE);
    assertThat(write(new Change.Put(row("a", "n", "2"), lacks))).isEqualTo(Commit.REFUSED);
    assertThat(write(new Change.Delete(key("a"), lacks))).isEqualTo(Commit.REFUSED);
    assertThat(write(new Change.Delete(key("a"), new Condition.Lacks("m")))).isEqualTo(Commit.DONE);
  }

  @Test
  void scan_pageByPage_readsEveryRowOnce() {
    for (var i = 0; i < 7; i++) {
      put(row("r" + i, "n", "1"));
    }
    for (var consistent : List.of(true, false)) {
      var found = new ArrayList<Row>();
      @Nullable RowKey after = null;
      do {
        var page = table().scan(after, 3, consistent);
        assertThat(page.read()).isLessThanOrEqualTo(3);
        found.addAll(page.rows());
        after = page.next() == null ? null : page.next().row();
      } while (after != null);
      assertThat(found).doesNotHaveDuplicates();
      assertThat(found.stream().filter(row -> row.key().pk().equals(partition))).hasSize(7);
    }
  }

  @Test
  void getAll_ofManyKeys_readsTheExistingRowsAtOnce() {
    var keys = new ArrayList<RowKey>();
    for (var i = 0; i < 250; i++) {
      keys.add(key("r" + i));
      if (i % 2 == 0) {
        put(row("r" + i, "n", "1"));
      }
    }
    var found = new HashSet<RowKey>();
    table().getAll(keys).forEach(row -> found.add(row.key()));
    assertThat(found).hasSize(125);
    assertThat(table().getAll(List.of())).isEmpty();
  }

  @Test
  void page_ofSmallRows_costsHalfAUnitForEveryFourKilobytes() {
    for (var i = 0; i < 25; i++) {
      put(new Row(key("%02d".formatted(i)), Map.of("b", new Value.Bytes(new byte[950]))));
    }
    // 25 × (2 + 37 + 2 + 2 + 1 + 950) bytes = 24,850, that is 7 times 4 KB
    assertThat(table().walk(walk(RowQuery.Order.BY_KEY, 25)).capacity()).isEqualTo(3.5);
  }

  private RowQuery walk(RowQuery.Order order, int limit) {
    return RowQuery.of(partition, order, limit);
  }

  private List<String> sorts(RowQuery walk) {
    return table().walk(walk).rows().stream().map(row -> row.key().sk()).toList();
  }

  private List<String> allSorts(RowQuery walk) {
    var sorts = new ArrayList<String>();
    RowQuery.@Nullable Position next = null;
    RowPage page;
    do {
      page = table().walk(walk.after(next));
      page.rows().forEach(row -> sorts.add(row.key().sk()));
      next = page.next();
    } while (next != null);
    return sorts;
  }

  private List<Change> puts(int number) {
    return IntStream.range(0, number)
        .<Change>mapToObj(i -> new Change.Put(row("r" + i, "n", "1"), Condition.NONE))
        .toList();
  }

  private void put(Row row) {
    assertThat(write(new Change.Put(row, Condition.NONE))).isEqualTo(Commit.DONE);
  }

  private Commit write(Change... changes) {
    return write(List.of(changes));
  }

  private Commit write(List<Change> changes) {
    return table().write(changes);
  }

  private Row row(String sort, String attribute, String value) {
    return new Row(key(sort), Map.of(attribute, text(value)));
  }

  private RowKey key(String sort) {
    return new RowKey(partition, sort);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
