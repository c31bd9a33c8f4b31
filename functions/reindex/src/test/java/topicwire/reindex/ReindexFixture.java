package topicwire.reindex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import topicwire.articles.ArticleParser;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.ReindexState;
import topicwire.index.Visibility;
import topicwire.index.audit.Audit;
import topicwire.index.layout.CanonicalRows;
import topicwire.index.log.LogCollector;
import topicwire.index.read.IndexReader;
import topicwire.index.read.Sources;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.reindex.walk.Counters;
import topicwire.reindex.walk.ReindexRun;
import topicwire.runtime.Backoff;
import topicwire.runtime.Deadline;
import topicwire.sync.Listing;
import topicwire.sync.ReconcileResult;
import topicwire.sync.Reconciler;
import topicwire.sync.keys.KeyQueue;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.InMemoryKeyQueue;
import topicwire.testing.InMemoryListing;
import topicwire.testing.table.FaultPlan;
import topicwire.testing.table.InMemoryTable;

/// A bucket, a table, a queue and the functions between them, in memory, on a clock of their own.
public final class ReindexFixture {
  public static final Deadline PLENTY = () -> Duration.ofMinutes(15);

  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  public final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  public final InMemoryBucket bucket = new InMemoryBucket();
  public final InMemoryTable table;
  public final InMemoryListing listing;
  public final InMemoryKeyQueue queue = new InMemoryKeyQueue();
  final Consumption consumption = new Consumption();
  public final ReindexState reindexState;

  public ReindexFixture() {
    this(Map.of());
  }

  public ReindexFixture(Map<RowKey, Row> rows) {
    this(rows, FaultPlan.PLAIN);
  }

  ReindexFixture(Map<RowKey, Row> rows, FaultPlan behaviour) {
    this(rows, behaviour, 3);
  }

  private ReindexFixture(Map<RowKey, Row> rows, FaultPlan behaviour, int objectsAPage) {
    listing = new InMemoryListing(bucket, objectsAPage);
    table = new InMemoryTable(new HashMap<>(rows), behaviour);
    reindexState = new ReindexState(table, ReindexFixture::revision);
  }

  /// One whose bucket is listed by as many objects as S3 lists at once.
  public static ReindexFixture large() {
    return new ReindexFixture(Map.of(), FaultPlan.PLAIN, 1_000);
  }

  public static String revision() {
    return UUID.randomUUID().toString();
  }

  /// The article of a small file.
  public static String file(String title, String... topics) {
    return "---\ntitle: %s\npublishedDateTime: 2024-03-01T10:00:00Z\nwebUrl: https://example.org/%s\ntopics: [%s]\n---\nText.\n"
        .formatted(title, title.replace(' ', '-'), String.join(", ", topics));
  }

  /// What the ingest function does about one key.
  public ReconcileResult reconcile(String key) {
    return reconciler("").reconcile(key, PLENTY);
  }

  public Reconciler reconciler(String prefix) {
    return new Reconciler(
        bucket,
        new IndexWriter(table, clock, ReindexFixture::revision),
        new ArticleParser(prefix),
        prefix,
        new BoundedClock(clock, BoundedClock.ERROR),
        new Backoff(new Random(1), _ -> {}));
  }

  public void put(String key, String text) {
    bucket.put(key, text);
    reconcile(key);
  }

  public void delete(String key) {
    bucket.delete(key);
    reconcile(key);
  }

  /// Has every key that was sent looked at.
  public void drain() {
    queue.take().forEach(this::reconcile);
  }

  public IndexReader catalog() {
    return new IndexReader(table);
  }

  Reindexer reindexer() {
    return reindexer("articles", listing, table);
  }

  Reindexer reindexer(String name, Listing listing, ScannableTable table) {
    return reindexer(name, listing, table, queue, "");
  }

  Reindexer reindexer(
      String name, Listing listing, ScannableTable table, KeyQueue queue, String prefix) {
    return reindexer(name, listing, table, queue, prefix, reindexState);
  }

  Reindexer reindexer(
      String name,
      Listing listing,
      ScannableTable table,
      KeyQueue queue,
      String prefix,
      ReindexState reindexState) {
    var catalog = new IndexReader(table);
    return new Reindexer(
        name,
        reindexState,
        () ->
            catalog.status(Visibility.PUBLISHED).articles()
                + catalog.status(Visibility.DRAFT).articles(),
        new ReindexRun.Parts(
            listing,
            new Sources(table),
            new Audit(table, clock, ReindexFixture::revision),
            new LogCollector(table, clock),
            queue,
            consumption,
            prefix),
        clock);
  }

  /// One comparison to its end, with all the time in the world.
  public Counters reindex(Task task, boolean force) {
    return done(reindexer().run(new Request(task, "", force), PLENTY));
  }

  static Counters done(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done) answer).progress().tally;
  }

  /// Answers the requests for sweeps that definitions and settings have made.
  public ReindexFixture settled() {
    for (var sweep = 0; sweep < 2; sweep++) {
      reindex(Task.WALK, true);
      drain();
    }
    return this;
  }

  /// Rewrites every row that the change does not leave as it is, behind everybody's back.
  public ReindexFixture tampered(UnaryOperator<Row> change) {
    var rows = new HashMap<RowKey, Row>();
    table.dump().values().forEach(row -> rows.put(row.key(), change.apply(row)));
    var town = new ReindexFixture(rows);
    town.now = now;
    bucket.objects().forEach(town.bucket::put);
    return town;
  }

  /// The same, where definitions may still want to be looked at again.
  public void assertEqualWhenSettled() {
    settled().assertEqual("settled");
  }

  /// Asserts that the table is what one gets by indexing every object once, in an empty table.
  public void assertEqual(String story) {
    var reference = new ReindexFixture();
    bucket.objects().forEach((key, bytes) -> reference.put(key, new String(bytes, UTF_8)));
    reference.settled();
    var expected = CanonicalRows.of(reference.table.dump());
    var found = CanonicalRows.of(table.dump());
    var differences = new ArrayList<String>();
    var keys = new HashSet<>(expected.keySet());
    keys.addAll(found.keySet());
    for (var key : keys) {
      if (!Objects.equals(expected.get(key), found.get(key))) {
        differences.add(
            "%s: expected %s, found %s".formatted(key, expected.get(key), found.get(key)));
      }
    }
    assertThat(differences).as(story).isEmpty();
  }

  /// A deadline that is up after it was asked so often.
  static Deadline asked(int times) {
    var left = new int[] {times};
    return () -> left[0]-- > 0 ? Duration.ofMinutes(15) : Duration.ZERO;
  }

  /// Lets time pass.
  public void later(Duration time) {
    now = now.plus(time);
  }

  /// A tick that is given another list of the bucket.
  public Answer tick(Listing listed) {
    return reindexer("articles", listed, table).run(new Request(Task.TICK, "", false), PLENTY);
  }

  /// One call of the reindex function, a minute's tick.
  public Answer tick() {
    return reindexer().run(new Request(Task.TICK, "", false), PLENTY);
  }

  /// Handlers and walks of which some die at a write: one message in twenty, of definitions and
  /// settings every other one, before its effect or after, so that it comes again.
  public static final class Deaths {
    private final ReindexFixture town;
    private final Random random;
    private final Mortal index;
    private Reconciler living;
    private int before;
    private int after;

    public Deaths(ReindexFixture town, Random random) {
      this.town = town;
      this.random = random;
      index = new Mortal();
      living = born();
    }

    private Reconciler born() {
      return new Reconciler(
          town.bucket,
          index,
          new ArticleParser(),
          "",
          new BoundedClock(town.clock, BoundedClock.ERROR),
          new Backoff(new Random(1), _ -> {}));
    }

    public int before() {
      return before;
    }

    public int after() {
      return after;
    }

    public void work(ArrayDeque<String> queue) {
      while (!queue.isEmpty()) {
        var key = queue.remove();
        index.isDying = random.nextInt(20) == 0 || (key.endsWith(".yaml") && random.nextBoolean());
        try {
          living.reconcile(key, ReindexFixture.PLENTY);
        } catch (Death died) {
          living = born();
          queue.add(key);
        }
      }
    }

    /// A walk that dies while it sends keys.
    public void tick() {
      try {
        town.reindexer(
                "articles",
                town.listing,
                town.table,
                keys -> {
                  town.queue.send(keys);
                  if (random.nextInt(3) == 0) {
                    throw new IllegalStateException("died after it sent");
                  }
                },
                "")
            .run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY);
      } catch (IllegalStateException died) {
        after++;
      }
    }

    private final class Mortal extends IndexWriter {
      private boolean isDying;

      Mortal() {
        super(town.table, town.clock, ReindexFixture::revision);
      }

      @Override
      public Commit commit(List<Change> changes) {
        if (!isDying) {
          return super.commit(changes);
        }
        if (random.nextBoolean()) {
          before++;
          throw new Death();
        }
        super.commit(changes);
        after++;
        throw new Death();
      }
    }

    private static final class Death extends Error {
      private static final long serialVersionUID = 1;

      Death() {
        super("died", null, false, false);
      }
    }
  }
}
