package topicwire.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.index.ReindexState;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.TableException;
import topicwire.reindex.generated.CorruptionGenerator;
import topicwire.reindex.generated.InterleavingTable;
import topicwire.sync.Listing;
import topicwire.sync.keys.KeyQueue;
import topicwire.testing.Depth;

/// Whatever request of an audit or walk fails, ticks bring it to its end and the index to equality.
@Tag("slow")
class FaultsTest {
  /// How a request fails.
  enum Fault {
    /// It is not made, and said to have failed.
    BEFORE,
    /// It is made, and said to have failed.
    AFTER,
    /// The process dies before it.
    DEATH,
    /// The database is busy; only writes.
    BUSY
  }

  /// Every request in turn; in most builds every third.
  private static final int STEP = Depth.of(3, 1);

  /// Counts all requests, to table, bucket and queue, and lets one of them fail.
  private static final class Trouble {
    private final IntPredicate failing;
    private final Fault fault;
    private int requests;
    private boolean met;

    Trouble(int failing, Fault fault) {
      this.failing = request -> request == failing;
      this.fault = fault;
    }

    boolean next() {
      var meets = failing.test(requests++);
      met |= meets;
      return meets;
    }

    void before(boolean meets) {
      if (meets && fault == Fault.DEATH) {
        throw new StackOverflowError("the process dies");
      }
      if (meets && fault == Fault.BEFORE) {
        throw new TableException("the request failed");
      }
    }

    void after(boolean meets) {
      if (meets && fault == Fault.AFTER) {
        throw new TableException("the answer was lost");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void audit_whenAnyOneRequestFails_stillEndsWithTheIndexEqualToTheBucket(Fault fault) {
    var injected = 0;
    for (var failing = 0; ; failing += STEP) {
      var random = new Random(7);
      var town = spoilt(random);
      var trouble = new Trouble(failing, fault);
      var reindexer = troubled(town, trouble);
      var request = new Request(Task.AUDIT, "", true);
      try {
        reindexer.run(request, ReindexFixture.PLENTY);
      } catch (TableException | StackOverflowError expected) {
        // Its caller tries again, or the next tick comes.
      }
      if (!trouble.met) {
        break;
      }
      injected++;
      town.now = town.now.plusSeconds(3_600);
      finish(town);
      town.drain();
      town.assertEqual("request " + failing + ", " + fault);
    }
    System.out.printf("reindex: %d faults of the kind %s%n", injected, fault);
    assertThat(injected).isGreaterThan(50 / STEP);
  }

  /// The next ticks; where none was noted before the fault, the request is made again.
  private static void finish(ReindexFixture town) {
    var task = town.reindexState.read().run().isEmpty() ? Task.AUDIT : Task.TICK;
    ReindexFixture.done(
        town.reindexer().run(new Request(task, "", task == Task.AUDIT), ReindexFixture.PLENTY));
    // An audit goes on behind a walk that is due.
    while (!town.reindexState.read().run().isEmpty()) {
      ReindexFixture.done(
          town.reindexer().run(new Request(Task.TICK, "", false), ReindexFixture.PLENTY));
    }
  }

  private static ReindexFixture spoilt(Random random) {
    var clean = new ReindexFixture();
    for (var i = 0; i < 6; i++) {
      clean.put("_news/%02d.md".formatted(i), ReindexFixture.file("News " + i, "T" + i % 2));
    }
    var town = new ReindexFixture(new CorruptionGenerator(random, clean.table.dump()).spoilt(30));
    clean.bucket.objects().forEach(town.bucket::put);
    town.bucket.delete("_news/03.md");
    town.bucket.put("_news/09.md", ReindexFixture.file("New", "T1"));
    return town;
  }

  private static Reindexer troubled(ReindexFixture town, Trouble trouble) {
    var table =
        new InterleavingTable(town.table, () -> {}) {
          private <T> T asked(Supplier<T> request) {
            var meets = trouble.next();
            trouble.before(meets);
            var answer = request.get();
            trouble.after(meets);
            return answer;
          }

          @Override
          public Commit write(List<Change> changes) {
            var meets = trouble.next();
            trouble.before(meets);
            if (meets && trouble.fault == Fault.BUSY) {
              return Commit.BUSY;
            }
            var commit = super.write(changes);
            trouble.after(meets);
            return commit;
          }

          @Override
          public @Nullable Row get(RowKey key, boolean consistent) {
            var meets = trouble.next();
            trouble.before(meets);
            var row = super.get(key, consistent);
            trouble.after(meets);
            return row;
          }

          @Override
          public RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
            return asked(() -> super.scan(after, limit, consistent));
          }

          @Override
          public List<Row> getAll(Collection<RowKey> keys) {
            return asked(() -> super.getAll(keys));
          }

          @Override
          public RowPage walk(RowQuery walk) {
            return asked(() -> super.walk(walk));
          }
        };
    KeyQueue queue =
        keys -> {
          var meets = trouble.next();
          trouble.before(meets);
          town.queue.send(keys);
          trouble.after(meets);
        };
    Listing listing =
        (prefix, after) -> {
          var meets = trouble.next();
          trouble.before(meets);
          var page = town.listing.page(prefix, after);
          trouble.after(meets);
          return page;
        };
    return town.reindexer(
        "articles", listing, table, queue, "", new ReindexState(table, ReindexFixture::revision));
  }
}
