package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.articles.ArticleParser;
import topicwire.articles.settings.Settings;
import topicwire.checks.snapshot.InMemorySnapshotStore;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.LogCollector;
import topicwire.index.log.PublicArticles;
import topicwire.index.read.IndexReader;
import topicwire.index.read.time.DueKeys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.query.routing.Audience;
import topicwire.query.site.Site;
import topicwire.query.snapshot.SnapshotEndpoint;
import topicwire.reindex.snapshot.SnapshotMaker;
import topicwire.reindex.snapshot.SnapshotStore;
import topicwire.runtime.Backoff;
import topicwire.runtime.Deadline;
import topicwire.runtime.Environment;
import topicwire.sync.ReconcileResult;
import topicwire.sync.Reconciler;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// A bucket, a queue that repeats and disorders, handlers that die and get in each other's way, and
/// the public API before the table that they write.
final class FollowedTown {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROWS_A_PAGE = 3;
  private static final Deadline PLENTY = () -> Duration.ofMinutes(15);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Random random;
  private final InMemoryBucket bucket = new InMemoryBucket();
  private final InMemoryTable rows = new InMemoryTable();
  private final Unreliable table = new Unreliable();
  private final List<String> queue = new ArrayList<>();
  private final Set<String> everPublic = new TreeSet<>();
  private final QueryFunction function;
  private Runnable afterCommit = () -> {};
  private Runnable stream = () -> {};
  private int commits;
  private int died;
  private int overtaken;
  private int depth;

  FollowedTown(Random random) {
    this(random, QueryFixture.ADDRESSES);
  }

  /// @param addresses of its snapshots
  FollowedTown(Random random, SnapshotEndpoint.Addresses addresses) {
    this.random = random;
    function =
        new QueryFunction(
            new IndexReader(new PublicRole(rows), clock),
            new Consumption(),
            Audience.PUBLIC,
            Access.OPEN,
            clock,
            Duration.ZERO,
            Site.of(new Environment(Map.of())),
            addresses,
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  void afterEachCommit(Runnable action) {
    afterCommit = action;
  }

  /// Runs at each commit, also while time passes.
  void streamTo(Runnable action) {
    stream = action;
  }

  Clock clock() {
    return clock;
  }

  Map<RowKey, Row> rows() {
    return rows.dump();
  }

  Table table() {
    return rows;
  }

  void put(String key, byte[] content) {
    bucket.put(key, content);
    enqueue(key);
  }

  void delete(String key) {
    bucket.delete(key);
    enqueue(key);
  }

  private void enqueue(String key) {
    for (var i = random.nextInt(3); i >= 0; i--) {
      queue.add(random.nextInt(queue.size() + 1), key);
    }
  }

  /// Some of what is in the queue.
  void work() {
    for (var i = random.nextInt(4); i > 0 && !queue.isEmpty(); i--) {
      handle(queue.remove(random.nextInt(queue.size())), true);
    }
  }

  /// All of it, by handlers that live.
  void drain() {
    while (!queue.isEmpty()) {
      handle(queue.removeFirst(), false);
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
    queue.addAll(new DueKeys(rows).page(now, null).keys());
    // Lists leave out what has expired; a follower has it until this tick withdraws it.
    var later = afterCommit;
    afterCommit = () -> {};
    drain();
    afterCommit = later;
  }

  /// Lets time pass in which nothing is due.
  void wait(Duration time) {
    now = now.plus(time);
  }

  void collect() {
    var collector = new LogCollector(rows, clock);
    for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
      collector.collect(shard);
    }
  }

  private void handle(String key, boolean dying) {
    table.dying = dying;
    depth++;
    try {
      var reconciler =
          new Reconciler(
              bucket,
              new IndexWriter(table, clock, () -> UUID.randomUUID().toString()),
              new ArticleParser(),
              "",
              new BoundedClock(clock, BoundedClock.ERROR),
              new Backoff(random, _ -> {}));
      if (reconciler.reconcile(key, PLENTY) instanceof ReconcileResult.GaveUp) {
        queue.add(key);
      }
    } catch (Death | TableException e) {
      queue.add(key);
    } finally {
      depth--;
    }
  }

  /// What the lists show: articles by key.
  Map<String, JsonNode> publicArticles(String query) {
    var articles = new TreeMap<String, JsonNode>();
    for (var next = "/articles?limit=100" + query; !next.isEmpty(); ) {
      var page = page(next).body();
      page.path("value").forEach(item -> articles.put(item.path("path").asString(), item));
      next = page.path("next").asString("");
    }
    return articles;
  }

  /// What the bucket makes public, by the parser alone.
  Set<String> expected() {
    var keys = new TreeSet<String>();
    bucket
        .objects()
        .forEach((key, bytes) -> {
          var content =
              new ArticleParser()
                  .parse(key, bytes, Settings.DEFAULT)
                  .at(now, BoundedClock.ERROR.multipliedBy(2));
          if (content instanceof Interpretation.Published) {
            keys.add(key);
          }
        });
    return keys;
  }

  Set<String> everPublic() {
    return everPublic;
  }

  int commits() {
    return commits;
  }

  int died() {
    return died;
  }

  int overtaken() {
    return overtaken;
  }

  Follower follower(String begin) {
    return new Follower(begin);
  }

  /// One that begins with a snapshot, which is walked while others write.
  ///
  /// @param meanwhile what happens between any two requests of the walk
  Follower followerOfASnapshot(Runnable meanwhile) {
    var store = new InMemorySnapshotStore();
    var walked = new Walked(meanwhile);
    var articles = new PublicArticles(new Changes(walked, clock), ROWS_A_PAGE);
    var snapshot = new SnapshotMaker(articles, rows, store, clock, "").make();
    var bytes = requireNonNull(store.objects().get(snapshot.object()), snapshot.object());
    var lines = SnapshotLines.read(bytes);
    assertThat(lines.text()).doesNotContain(FollowerTest.CANARY);
    var follower = new Follower(lines.next());
    follower.held.putAll(lines.articles());
    follower.named.addAll(lines.articles().keySet());
    return follower;
  }

  /// Makes a snapshot, and with it a segment to be searched, while others write.
  ///
  /// @param meanwhile what happens between any two requests of the walk
  void snapshot(SnapshotStore store, Runnable meanwhile) {
    var articles = new PublicArticles(new Changes(new Walked(meanwhile), clock), ROWS_A_PAGE);
    new SnapshotMaker(articles, rows, store, clock, "").make();
  }

  private record Page(int status, JsonNode body) {}

  private Page page(String target) {
    var output = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(QueryFixture.event("GET", target, Map.of())),
          output,
          TimeLeft.unasked());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory, nothing fails", e);
    }
    var reply = JSON.readTree(output.toByteArray());
    return new Page(reply.path("statusCode").asInt(), JSON.readTree(reply.path("body").asString()));
  }

  /// Keeps a copy by what it is told.
  final class Follower {
    private final String begin;
    private final Map<String, JsonNode> held = new TreeMap<>();
    private final Set<String> named = new TreeSet<>();
    private String next;
    private int beganAgain;

    Follower(String begin) {
      this.begin = begin;
      next = begin;
    }

    void catchUp() {
      for (var more = true; more; ) {
        var page = page(next);
        if (page.status() == 410) {
          held.clear();
          next = begin;
          beganAgain++;
          continue;
        }
        for (var change : page.body().path("value")) {
          var path = change.path("path").asString();
          named.add(path);
          if (change.path("change").asString().equals("published")) {
            held.put(path, change.path("article"));
          } else {
            held.remove(path);
          }
        }
        next = page.body().path("next").asString();
        more = page.body().path("more").asBoolean();
      }
    }

    Map<String, JsonNode> held() {
      return held;
    }

    Set<String> named() {
      return named;
    }

    int beganAgain() {
      return beganAgain;
    }
  }

  /// The process ended.
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;

    Death() {
      super("a handler dies");
    }
  }

  /// The table as a walk meets it that takes long.
  private final class Walked implements Table {
    private final Runnable meanwhile;

    Walked(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public @Nullable Row get(RowKey key, boolean consistent) {
      return rows.get(key, consistent);
    }

    @Override
    public List<Row> getAll(Collection<RowKey> keys) {
      return rows.getAll(keys);
    }

    @Override
    public RowPage walk(RowQuery walk) {
      meanwhile.run();
      return rows.walk(walk);
    }

    @Override
    public Commit write(List<Change> changes) {
      throw new AssertionError("a walk writes nothing");
    }
  }

  /// The table as handlers meet it.
  private final class Unreliable implements Table {
    private boolean dying;

    @Override
    public @Nullable Row get(RowKey key, boolean consistent) {
      return rows.get(key, consistent);
    }

    @Override
    public List<Row> getAll(Collection<RowKey> keys) {
      return rows.getAll(keys);
    }

    @Override
    public RowPage walk(RowQuery walk) {
      return rows.walk(walk);
    }

    @Override
    public Commit write(List<Change> changes) {
      if (dying) {
        switch (random.nextInt(12)) {
          case 0 -> {
            died++;
            throw new Death();
          }
          case 1 -> {
            made(changes);
            died++;
            throw new Death();
          }
          case 2 -> {
            return Commit.BUSY;
          }
          case 3 -> {
            made(changes);
            throw new TableException("the outcome is not known");
          }
          case 4, 5 -> other();
          default -> {}
        }
      }
      return made(changes);
    }

    /// Another handler gets in between.
    private void other() {
      if (depth < 3 && !queue.isEmpty()) {
        var near = queue.stream().filter(key -> Keys.logShard(key) == 0).findFirst();
        if (near.isPresent()) {
          queue.remove(near.get());
          handle(near.get(), true);
        } else {
          handle(queue.remove(random.nextInt(queue.size())), true);
        }
        dying = true;
      }
    }

    private Commit made(List<Change> changes) {
      var commit = rows.write(changes);
      if (commit == Commit.OVERTAKEN) {
        overtaken++;
      }
      if (commit == Commit.DONE) {
        commits++;
        everPublic.addAll(publicArticles("").keySet());
        stream.run();
        afterCommit.run();
      }
      return commit;
    }
  }
}
