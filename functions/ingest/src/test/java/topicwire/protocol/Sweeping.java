package topicwire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.Guard;
import topicwire.index.Index;
import topicwire.index.Seen;
import topicwire.index.Standing;
import topicwire.index.State;
import topicwire.index.memory.MemoryTable;

/**
 * A comparison of bucket and index in three steps, neither listing a snapshot of the other's
 * moment.
 */
final class Sweeping {
  private Sweeping() {}

  /** What is done about a key that differs. */
  interface Repair {
    World.Move repair(World world, Sweep sweep);
  }

  static List<World.Move> moves(World world, Repair repair) {
    var sweep = world.sweep();
    if (world.sweeps() == 0) {
      return List.of();
    }
    if (sweep == null) {
      var listed = new Sweep(world.bucket(), false, null);
      return List.of(
          new World.Move("sweep lists the bucket", world.withSweep(listed, world.sweeps()), false));
    }
    if (!sweep.indexListed()) {
      var guard = index(new MemoryTable(world.table()), "sweep").guard(Files.KEY);
      var listed = new Sweep(sweep.bucket(), true, guard);
      return List.of(
          new World.Move("sweep lists the index", world.withSweep(listed, world.sweeps()), false));
    }
    var done = world.withSweep(null, world.sweeps() - 1);
    return List.of(
        Objects.equals(listedEtag(sweep), indexedEtag(sweep.guard()))
            ? new World.Move("sweep finds the key in sync", done, false)
            : repair.repair(done, sweep));
  }

  static World.Move enqueue(World world, Sweep sweep) {
    return new World.Move(
        "sweep enqueues the key", world.enqueue(new Event(Files.KEY, false)), false);
  }

  static World.Move write(World world, Sweep sweep) {
    var memory = new MemoryTable(world.table());
    var index = index(memory, "sweep");
    var content = sweep.bucket().get(Files.KEY);
    var seen =
        content == null
            ? new Seen(new Standing.Deleted(), null, 0, ArticleParser.VERSION)
            : new Seen(
                new ArticleParser().parse(Files.KEY, content.getBytes(UTF_8)),
                listedEtag(sweep),
                content.length(),
                ArticleParser.VERSION);
    var commit = index.commit(index.replacement(Files.KEY, sweep.guard(), seen));
    return new World.Move(
        "sweep writes what it listed: " + commit, world.withTable(memory.dump()), false);
  }

  private static Index index(MemoryTable table, String name) {
    return new Index(table, Run.CLOCK, () -> World.REVISION + name + ";");
  }

  private static @Nullable String listedEtag(Sweep sweep) {
    var content = sweep.bucket().get(Files.KEY);
    return content == null ? null : Files.etag(content);
  }

  private static @Nullable String indexedEtag(@Nullable Guard guard) {
    return guard == null || guard.state() == State.DELETED ? null : guard.etag();
  }
}
