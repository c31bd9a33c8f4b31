package topicwire.sync;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topicwire.sync.Interruptible.Event.BUSY;
import static topicwire.sync.Interruptible.Event.LOST_UNKNOWN;
import static topicwire.sync.Interruptible.Event.MADE_UNKNOWN;
import static topicwire.sync.Interruptible.Event.NONE;
import static topicwire.sync.Interruptible.Event.OVERTAKEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import topicwire.articles.ArticleParser;
import topicwire.index.Article;
import topicwire.index.BoundedClock;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Observation;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.RowKey;
import topicwire.index.table.TableException;
import topicwire.runtime.Backoff;
import topicwire.runtime.Deadline;
import topicwire.testing.InMemoryBucket;

/// One key, one handler at a time: what is written, how often, and when it is given up.
class ReconcilerTest {
  /// The revision of the second write; the first one also names the log that it begins.
  private static final String BEHIND_THE_FIRST = "r3";

  private static final String KEY = "_news/one.md";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String FILE = "---\ntitle: One\ntopics: [Red]\n---\n";
  private static final ReconcileResult.Effort AT_ONCE = new ReconcileResult.Effort(0, 0);

  private static final Instant UPLOADED = Instant.parse("2024-04-30T12:00:00Z");

  private Instant now = UPLOADED;
  private final InMemoryBucket bucket = new InMemoryBucket(() -> now);
  private final Interruptible table = new Interruptible();
  private final AtomicInteger revisions = new AtomicInteger();
  private final IndexWriter index =
      new IndexWriter(table, CLOCK, () -> "r" + revisions.incrementAndGet());
  private final AtomicInteger pauses = new AtomicInteger();

  @Test
  void upload_withAFlaw_isIndexedWithAWarningForItsAuthor() {
    bucket.put(KEY, "---\ntitle: One\nwebUrl: ftp://example.org\n---\n");
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Replaced(
                null,
                ContentState.PUBLISHED,
                List.of(
                    new Flaw(
                        "url-dropped",
                        3,
                        "webUrl",
                        "expected a URL of http or https with a host, without user name or"
                            + " control characters, found `ftp://example.org`; the field is left"
                            + " out, correct it")),
                AT_ONCE));
    assertThat(sourceRecord().etag()).isEqualTo(etag());
    assertThat(sourceRecord().size()).isEqualTo(45);
    assertThat(sourceRecord().parser()).isEqualTo(ArticleParser.VERSION);
  }

  @Test
  void unchangedObject_reconciledAgain_costsOneWriteThatIsNeverSkipped() {
    bucket.put(KEY, FILE);
    reconcile();
    assertThat(reconcile()).isEqualTo(new ReconcileResult.Renewed(ContentState.PUBLISHED, AT_ONCE));
    assertThat(table.writes.getLast()).hasSize(1);
    assertThat(sourceRecord().revision()).isEqualTo(BEHIND_THE_FIRST);
    assertThat(sourceRecord().etag()).isEqualTo(etag());
  }

  @Test
  void modificationTime_isThatOfTheUploadThatBroughtTheContent() {
    bucket.put(KEY, FILE);
    reconcile();
    assertThat(modified()).containsOnly(UPLOADED.getEpochSecond());

    now = UPLOADED.plusSeconds(60);
    bucket.put(KEY, FILE);
    assertThat(reconcile()).isInstanceOf(ReconcileResult.Renewed.class);
    assertThat(modified()).containsOnly(UPLOADED.getEpochSecond());
    assertThat(readByAnotherParser()).isInstanceOf(ReconcileResult.Replaced.class);
    assertThat(modified()).containsOnly(UPLOADED.getEpochSecond());

    bucket.put(KEY, FILE.replace("One", "Corrected"));
    reconcile();
    assertThat(modified()).containsOnly(UPLOADED.getEpochSecond() + 60);
    reconcile();
    assertThat(sourceRecord().modifiedAt()).isEqualTo(UPLOADED.getEpochSecond() + 60);
  }

  @Test
  void modificationTime_ofADatedArticle_isThatOfItsCorrection() {
    var dated = "---\ntitle: One\ndate: 2024-01-01\n---\n";
    bucket.put(KEY, dated);
    reconcile();
    assertThat(sourceRecord().modifiedAt()).isNull();
    assertThat(readByAnotherParser()).isInstanceOf(ReconcileResult.Replaced.class);
    assertThat(sourceRecord().modifiedAt()).isNull();

    now = UPLOADED.plusSeconds(60);
    bucket.put(KEY, dated + "Corrected.");
    reconcile();
    assertThat(modified()).hasSize(2).containsOnly(UPLOADED.getEpochSecond() + 60);
  }

  private ReconcileResult readByAnotherParser() {
    index.commit(index.renewal(withParser("of before")));
    return reconcile();
  }

  private SourceRecord withParser(String parser) {
    var now = sourceRecord();
    return new SourceRecord(
        now.key(),
        now.revision(),
        now.etag(),
        now.size(),
        parser,
        now.changedAt(),
        now.modifiedAt(),
        now.manifest(),
        now.asOf(),
        now.digest());
  }

  /// The times in the rows of the article.
  private List<Long> modified() {
    return table.rows.dump().values().stream()
        .filter(row -> row.key().pk().matches("ARTICLE#.*|FEED|TOPIC#.*"))
        .map(row -> requireNonNull(row.number("modified"), row.key()::toString))
        .toList();
  }

  @Test
  void rowsUnderASlugOfFormerRules_whenTheKeyIsReconciled_areReplaced() {
    bucket.put(KEY, "---\ntitle: One\ntopics: [R&D]\n---\n");
    var former = List.of(new Label("randd", "R&D"));
    var article =
        new Article(
            KEY,
            Article.UNDATED,
            former,
            null,
            null,
            null,
            null,
            0,
            null,
            "{}",
            "{\"title\":\"One\"}");
    index.commit(
        index.replacement(
            KEY,
            null,
            new Observation(new Interpretation.Published(article, List.of()), etag(), 42, "2")));

    reconcile();

    assertThat(table.rows.dump().keySet())
        .extracting(RowKey::pk)
        .contains("TOPIC#r-and-d")
        .doesNotContain("TOPIC#randd");
    assertThat(sourceRecord().manifest().topics()).containsExactly(new Label("r-and-d", "R&D"));
    assertThat(reconcile()).isInstanceOf(ReconcileResult.Renewed.class);
  }

  @Test
  void reconcile_fileThatIsNoArticle_isNotReadAgain() {
    bucket.put(KEY, "no front matter");
    assertThat(reconcile())
        .isInstanceOfSatisfying(
            ReconcileResult.Replaced.class,
            replaced -> assertThat(replaced.state()).isEqualTo(ContentState.IGNORED));
    assertThat(sourceRecord().etag()).isEqualTo(etag());
    assertThat(reconcile()).isEqualTo(new ReconcileResult.Renewed(ContentState.IGNORED, AT_ONCE));
  }

  @Test
  void object_thatIsDeleted_leavesATombstone() {
    bucket.put(KEY, FILE);
    reconcile();
    bucket.delete(KEY);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Replaced(
                ContentState.PUBLISHED, ContentState.DELETED, List.of(), AT_ONCE));
    assertThat(sourceRecord().etag()).isNull();
    assertThat(sourceRecord().size()).isZero();
    assertThat(sourceRecord().revision()).isEqualTo(BEHIND_THE_FIRST);
  }

  @Test
  void object_thatNeverExisted_leavesATombstone() {
    assertThat(reconcile())
        .isEqualTo(new ReconcileResult.Replaced(null, ContentState.DELETED, List.of(), AT_ONCE));
    assertThat(sourceRecord().state()).isEqualTo(ContentState.DELETED);
  }

  @Test
  void object_thatIsTooLarge_isRejectedByItsSize() {
    bucket.put(KEY, new byte[ArticleParser.MAX_OBJECT_BYTES + 1]);
    assertThat(reconcile())
        .isInstanceOfSatisfying(
            ReconcileResult.Replaced.class,
            replaced -> {
              assertThat(replaced.state()).isEqualTo(ContentState.REJECTED);
              assertThat(replaced.flaws()).extracting(Flaw::code).containsExactly("file-too-large");
            });
    assertThat(sourceRecord().size()).isEqualTo(ArticleParser.MAX_OBJECT_BYTES + 1L);
    assertThat(sourceRecord().etag()).isEqualTo(etag());
  }

  @Test
  void key_thatIsNoArticle_isIgnoredWithoutAFetchFromTheBucket() {
    bucket.put("_layouts/one.html", FILE);
    assertThat(reconciler("").reconcile("_layouts/one.html", plenty()))
        .isEqualTo(new ReconcileResult.Ignored());
    assertThat(table.writes).isEmpty();
  }

  @Test
  void key_thatIsNoLongerAnArticle_losesItsRowsOnce() {
    bucket.put(KEY, FILE);
    reconcile();
    var elsewhere = reconciler("site/");
    assertThat(elsewhere.reconcile(KEY, plenty()))
        .isEqualTo(
            new ReconcileResult.Replaced(
                ContentState.PUBLISHED, ContentState.DELETED, List.of(), AT_ONCE));
    assertThat(elsewhere.reconcile(KEY, plenty())).isEqualTo(new ReconcileResult.Ignored());
    assertThat(table.writes).hasSize(2);
  }

  @Test
  void handler_overtakenWhileWithdrawingAKeyThatIsNoLongerAnArticle_startsAgain() {
    bucket.put(KEY, FILE);
    reconcile();
    table.other(() -> index.commit(index.renewal(sourceRecord())));
    table.next(OVERTAKEN, NONE);
    assertThat(reconciler("site/").reconcile(KEY, plenty()))
        .isEqualTo(
            new ReconcileResult.Replaced(
                ContentState.PUBLISHED,
                ContentState.DELETED,
                List.of(),
                new ReconcileResult.Effort(1, 0)));
  }

  @Test
  void handler_overtakenWhileWriting_readsSourceRecordAndObjectAgain() {
    bucket.put(KEY, FILE);
    table.other(() -> {
      bucket.delete(KEY);
      index.commit(index.replacement(KEY, index.sourceRecord(KEY), deleted()));
    });
    table.next(OVERTAKEN);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Replaced(
                ContentState.DELETED,
                ContentState.DELETED,
                List.of(),
                new ReconcileResult.Effort(1, 0)));
    assertThat(pauses).hasValue(1);
  }

  @Test
  void handler_overtakenWhileRenewing_startsAgain() {
    bucket.put(KEY, FILE);
    reconcile();
    table.other(() -> index.commit(index.renewal(sourceRecord())));
    table.next(OVERTAKEN, NONE);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Renewed(ContentState.PUBLISHED, new ReconcileResult.Effort(1, 0)));
  }

  @Test
  void write_afterAConflict_isSentAgainUnchanged() {
    bucket.put(KEY, FILE);
    table.next(BUSY, BUSY);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Replaced(
                null, ContentState.PUBLISHED, List.of(), new ReconcileResult.Effort(0, 2)));
    assertThat(table.writes.get(1)).isEqualTo(table.writes.get(0));
    assertThat(table.writes.get(2)).isEqualTo(table.writes.get(0));
    assertThat(pauses).hasValue(2);
  }

  @Test
  void write_afterAConflictWithNoTimeLeft_isGivenUp() {
    bucket.put(KEY, FILE);
    table.next(BUSY);
    assertThat(reconciler("").reconcile(KEY, () -> Duration.ZERO))
        .isEqualTo(new ReconcileResult.GaveUp(new ReconcileResult.Effort(1, 1)));
    assertThat(table.writes).hasSize(1);
    assertThat(index.sourceRecord(KEY)).isNull();
  }

  @Test
  void write_ofUnknownOutcome_isJudgedByTheNextSourceRecord() {
    bucket.put(KEY, FILE);
    table.next(MADE_UNKNOWN);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Renewed(ContentState.PUBLISHED, new ReconcileResult.Effort(1, 0)));
    assertThat(sourceRecord().revision()).isEqualTo(BEHIND_THE_FIRST);
  }

  @Test
  void write_ofUnknownOutcomeThreeTimesInARow_failsAsADatabaseFailure() {
    bucket.put(KEY, FILE);
    table.next(LOST_UNKNOWN, LOST_UNKNOWN, LOST_UNKNOWN);
    assertThatThrownBy(this::reconcile).isInstanceOf(TableException.class).hasMessage("no answer");
    assertThat(table.writes).hasSize(3);
  }

  @Test
  void unknownOutcomes_withAKnownOneBetweenThem_areCountedFromTheStartAgain() {
    bucket.put(KEY, FILE);
    table.next(LOST_UNKNOWN, LOST_UNKNOWN, BUSY, LOST_UNKNOWN, LOST_UNKNOWN);
    assertThat(reconcile())
        .isEqualTo(
            new ReconcileResult.Replaced(
                null, ContentState.PUBLISHED, List.of(), new ReconcileResult.Effort(4, 1)));
    assertThat(table.writes).hasSize(6);
  }

  private ReconcileResult reconcile() {
    return reconciler("").reconcile(KEY, plenty());
  }

  private Reconciler reconciler(String prefix) {
    var backoff = new Backoff(new Random(42), _ -> pauses.incrementAndGet());
    var bounded = new BoundedClock(CLOCK, BoundedClock.ERROR);
    return new Reconciler(bucket, index, new ArticleParser(), prefix, bounded, backoff);
  }

  private SourceRecord sourceRecord() {
    return requireNonNull(index.sourceRecord(KEY));
  }

  private String etag() {
    return InMemoryBucket.etag(requireNonNull(bucket.objects().get(KEY)));
  }

  private static Observation deleted() {
    return new Observation(new Interpretation.Deleted(), null, 0, ArticleParser.VERSION);
  }

  private static Deadline plenty() {
    return () -> Duration.ofMinutes(1);
  }
}
