package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.audit.Audit;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.reindex.generated.CorruptionGenerator;
import topicwire.reindex.generated.InterleavingTable;
import topicwire.reindex.walk.Counter;
import topicwire.testing.Depth;

/// Whatever stands in the table, one audit and a drain later it equals the bucket.
@Tag("slow")
class AuditTest {
  private static final int SEEDS = Integer.getInteger("topicwire.audits", Depth.of(100, 400));

  private final ReindexFixture town = new ReindexFixture();

  private static ReindexFixture filled(Random random) {
    var town = new ReindexFixture();
    for (var i = 0; i < 8; i++) {
      var key = "_news/%02d.md".formatted(i);
      town.put(key, ReindexFixture.file("News " + i % 5, "T" + random.nextInt(3), "T1"));
      if (random.nextInt(4) == 0) {
        town.delete(key);
      }
    }
    town.put("_news/draft.md", "---\ntitle: D\npublished: false\ntopics: [T1]\n---\n");
    town.put("_news/broken.md", "---\ntopics: [T1]\n---\n");
    town.put("_data/topics/t1.yaml", "_id: t1\nname: T1\nparents: [Top, T2]\n");
    return town.settled();
  }

  @Test
  void garbage_ofAnyKind_isRepairedByOneAuditAndOneDrain() {
    var met = new EnumMap<Counter, Long>(Counter.class);
    for (var seed = 0L; seed < SEEDS; seed++) {
      var random = new Random(seed);
      var clean = filled(random);
      var spoilt =
          new ReindexFixture(
              new CorruptionGenerator(random, clean.table.dump()).spoilt(1 + random.nextInt(20)));
      clean.bucket.objects().forEach(spoilt.bucket::put);
      spoilt.bucket.delete("_news/0%d.md".formatted(random.nextInt(8)));
      var tally = spoilt.reindex(Task.AUDIT, true);
      spoilt.drain();
      spoilt.settled().assertEqual("seed " + seed);
      for (var figure : Counter.values()) {
        met.merge(figure, tally.get(figure), Long::sum);
      }
      assertThat(spoilt.reindex(Task.AUDIT, true).drift()).as("seed " + seed).isZero();
    }
    System.out.printf("audits: %d tables of garbage, found %s%n", SEEDS, met);
    for (var figure :
        new Counter[] {
          Counter.STRAYS,
          Counter.ROWS_MISSING,
          Counter.DAMAGED,
          Counter.MISCOUNTED,
          Counter.ORPHANED
        }) {
      assertThat(met.get(figure)).as(figure.word()).isPositive();
    }
  }

  /// Handlers write between any two requests of the audit; another one may then have to finish.
  @Test
  void audit_whileHandlersWrite_damagesNothing() {
    for (var seed = 0L; seed < SEEDS; seed++) {
      var random = new Random(seed);
      var clean = filled(random);
      var spoilt =
          new ReindexFixture(
              new CorruptionGenerator(random, clean.table.dump()).spoilt(1 + random.nextInt(6)));
      clean.bucket.objects().forEach(spoilt.bucket::put);
      var busy = new InterleavingTable(spoilt.table, () -> write(spoilt, random));
      ReindexFixture.done(
          spoilt
              .reindexer("articles", spoilt.listing, busy)
              .run(new Request(Task.AUDIT, "", true), ReindexFixture.PLENTY));
      spoilt.drain();
      // What kept changing is left to an audit in quieter times.
      spoilt.reindex(Task.AUDIT, true);
      spoilt.drain();
      spoilt.settled().assertEqual("seed " + seed);
    }
  }

  private static void write(ReindexFixture town, Random random) {
    if (random.nextInt(4) != 0) {
      return;
    }
    var key = "_news/%02d.md".formatted(random.nextInt(8));
    if (random.nextInt(3) == 0) {
      town.bucket.delete(key);
    } else {
      town.bucket.put(
          key, ReindexFixture.file("News " + random.nextInt(5), "T" + random.nextInt(3)));
    }
    try {
      town.reconcile(key);
    } catch (RuntimeException damagedSourceRecord) {
      town.queue.send(List.of(key)); // as the queue does with a message that failed
    }
  }

  @Test
  void audit_ofCleanTable_changesNothing() {
    for (var seed = 0L; seed < 20; seed++) {
      var clean = filled(new Random(seed));
      var before = new HashMap<>(clean.table.dump());
      before.keySet().removeIf(key -> key.pk().equals("REINDEX") || key.pk().equals("STATUS"));
      var tally = clean.reindex(Task.AUDIT, false);
      assertThat(tally.drift()).isZero();
      assertThat(tally.get(Counter.SENT)).isZero();
      var after = new HashMap<>(clean.table.dump());
      after.keySet().removeIf(key -> key.pk().equals("REINDEX") || key.pk().equals("STATUS"));
      before.forEach((key, row) -> {
        var count = row.number("count");
        if (count == null || count != 0) {
          assertThat(after.remove(key)).isEqualTo(row);
        }
      });
      assertThat(after).isEmpty();
    }
  }

  @Test
  void rowOfAllKeysWithAUrl_fromAFormerVersion_isReplacedByOneAKey() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var spoilt =
        tampered(rows -> {
          var url =
              rows.keySet().stream().filter(key -> key.pk().startsWith("URL#")).findAny().get();
          rows.remove(url);
          var former = new RowKey(url.pk(), "URL");
          rows.put(former, new Row(former, Map.of("keys", new Value.Texts(Set.of(url.sk())))));
        });
    var tally = spoilt.reindex(Task.AUDIT, false);
    assertThat(tally.get(Counter.STRAYS)).isEqualTo(1);
    assertThat(tally.get(Counter.ROWS_MISSING)).isEqualTo(1);
    spoilt.drain();
    spoilt.assertEqual("repaired");
  }

  @Test
  void audit_withStrayAndMissingRow_removesTheOneAndRestoresTheOther() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var stray = new RowKey("TOPIC#blue", "2024-03-01T10:00:00Z#_news/a.md");
    var entry = new RowKey("TOPIC#red", "2024-03-01T10:00:00Z#_news/a.md");
    var spoilt =
        tampered(rows -> {
          rows.put(stray, new Row(stray, Map.of()));
          rows.remove(entry);
        });
    var tally = spoilt.reindex(Task.AUDIT, false);
    assertThat(tally.get(Counter.STRAYS)).isEqualTo(1);
    assertThat(tally.get(Counter.ROWS_MISSING)).isEqualTo(1);
    assertThat(spoilt.table.get(stray, true)).isNull();
    spoilt.drain();
    assertThat(spoilt.table.get(entry, true)).isNotNull();
    spoilt.assertEqual("after the audit");
  }

  /// An unchanged object is not sent again, so that a look at it would leave the size as it is.
  @Test
  void audit_ofSourceRecordWithAnotherSize_doesNotTrustItsETag() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var spoilt =
        tampered(rows ->
            rows.computeIfPresent(
                new RowKey("SOURCE#_news/a.md", "SOURCE"),
                (key, sourceRecord) -> {
                  var attributes = new HashMap<>(sourceRecord.attributes());
                  attributes.put("size", new Value.Whole(1));
                  return new Row(key, attributes);
                }));
    spoilt.reindex(Task.WALK, false);
    spoilt.drain();
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.ROWS_MISSING)).isEqualTo(1);
    spoilt.drain();
    spoilt.assertEqual("after the audit");
    assertThat(spoilt.reindex(Task.WALK, false).get(Counter.IN_SYNC)).isEqualTo(1);
  }

  @Test
  void audit_ofRowsWhoseKeyNoObjectCanHave_removesThem() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var longer = "x".repeat(1025);
    var article = new RowKey("ARTICLE#" + longer, "ARTICLE");
    var spoilt =
        tampered(rows -> {
          rows.put(article, new Row(article, Map.of()));
          var former = new RowKey("URL#" + "ab".repeat(32), "URL");
          rows.put(former, new Row(former, Map.of("keys", new Value.Texts(Set.of("", longer)))));
        });
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.STRAYS)).isEqualTo(2);
    spoilt.drain();
    spoilt.assertEqual("after the audit");
  }

  @Test
  void audit_ofTombstoneWithoutValidTime_replacesIt() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    town.delete("_news/a.md");
    var spoilt =
        tampered(rows ->
            rows.computeIfPresent(
                new RowKey("SOURCE#_news/a.md", "SOURCE"),
                (key, sourceRecord) -> {
                  var attributes = new HashMap<>(sourceRecord.attributes());
                  attributes.put("changedAt", new Value.Text("2020"));
                  return new Row(key, attributes);
                }));
    spoilt.reindex(Task.WALK, false);
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.DAMAGED)).isEqualTo(1);
    spoilt.drain();
    spoilt.assertEqual("after the audit");
  }

  /// The row that says where a reindex stands keeps none from mending it.
  @ParameterizedTest
  @ValueSource(strings = {"leasedUntil", "run", "walkedAt", "auditedAt"})
  void reindexLedger_withDamagedValue_isTreatedAsEmpty(String attribute) {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    town.reindex(Task.WALK, false);
    var spoilt =
        tampered(rows ->
            rows.computeIfPresent(
                new RowKey("REINDEX", "RUN"),
                (key, row) -> {
                  var attributes = new HashMap<>(row.attributes());
                  attributes.put(attribute, new Value.Text("garbage"));
                  return new Row(key, attributes);
                }));
    spoilt.now = spoilt.now.plus(Duration.ofDays(8));
    var tick = new Request(Task.TICK, "", false);
    ReindexFixture.done(spoilt.reindexer().run(tick, ReindexFixture.PLENTY));
  }

  @Test
  void audit_ofAThousandStraysOfOneKey_removesThemInSeveralTransactions() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var spoilt =
        tampered(rows -> {
          for (var i = 0; i < 1_000; i++) {
            var stray = new RowKey("TOPIC#x" + i, "2024-03-01T10:00:00Z#_news/a.md");
            rows.put(stray, new Row(stray, Map.of()));
          }
        });
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.STRAYS)).isEqualTo(1_000);
    spoilt.drain();
    spoilt.assertEqual("after the audit");
  }

  @Test
  void audit_ofRowsOfALaterVersion_leavesThemUnchanged() {
    var foreign = new RowKey("AUTHOR#jane", "x");
    var spoilt = tampered(rows -> rows.put(foreign, new Row(foreign, Map.of())));
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.FOREIGN)).isEqualTo(1);
    assertThat(spoilt.table.get(foreign, true)).isNotNull();
  }

  @Test
  void audit_whileACountChanges_doesNotCorrectItToItsFormerValue() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var scans = new int[1];
    var busy =
        new InterleavingTable(
            town.table,
            () -> {
              if (scans[0]++ == 1) {
                town.put("_news/b.md", ReindexFixture.file("B", "Red"));
              }
            });
    var corrections = new Audit(busy, town.clock, ReindexFixture::revision).counts(() -> false);
    assertThat(corrections).isEqualTo(new Audit.Corrections(0, 0));
    town.assertEqual("after the recount");
  }

  @Test
  void audit_inRunsTooShortForCounts_continuesWhenCutAndSkipsTheCounts() {
    var wrong = new RowKey("TOPICS", "t1#T1#0");
    for (var i = 0; i < 200; i++) {
      town.put("_news/%03d.md".formatted(i), ReindexFixture.file("News " + i, "T1"));
    }
    var spoilt =
        tampered(rows ->
            rows.put(
                wrong,
                new Row(
                    wrong, Map.of("count", new Value.Whole(99), "stamp", new Value.Text("s")))));
    var audit = new Request(Task.AUDIT, "", false);
    var answer = spoilt.reindexer().run(audit, ReindexFixture.asked(3));
    // Behind the walk that is due, the audit goes on.
    while (answer instanceof Answer.Cut || !spoilt.reindexState.read().run().isEmpty()) {
      answer = spoilt.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.asked(3));
    }
    var tally = ReindexFixture.done(answer);
    assertThat(tally.get(Counter.ROWS)).isGreaterThan(1_000);
    assertThat(tally.get(Counter.COUNTS_SKIPPED)).isEqualTo(1);
    assertThat(spoilt.reindex(Task.AUDIT, false).get(Counter.MISCOUNTED)).isEqualTo(1);
    spoilt.assertEqual("after the second audit");
  }

  @Test
  void audit_withMissingEntries_neverWritesAnEntry() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var spoilt = tampered(rows -> rows.keySet().removeIf(key -> key.pk().equals("FEED")));
    var written = new HashMap<RowKey, Change>();
    var watched =
        new InterleavingTable(spoilt.table, () -> {}) {
          @Override
          public Commit write(List<Change> changes) {
            changes.forEach(change -> written.put(change.key(), change));
            return super.write(changes);
          }
        };
    new Audit(watched, town.clock, ReindexFixture::revision).rows(null);
    assertThat(written.keySet()).containsExactly(new RowKey("SOURCE#_news/a.md", "SOURCE"));
    assertThat(written.values())
        .allMatch(change ->
            change instanceof Change.Put(var _, var condition)
                && condition instanceof Condition.Equal);
  }

  private ReindexFixture tampered(Consumer<Map<RowKey, Row>> change) {
    var rows = new HashMap<>(town.table.dump());
    change.accept(rows);
    var spoilt = new ReindexFixture(rows);
    town.bucket.objects().forEach(spoilt.bucket::put);
    return spoilt;
  }
}
