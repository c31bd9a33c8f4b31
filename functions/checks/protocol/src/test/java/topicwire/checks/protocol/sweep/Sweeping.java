package topicwire.checks.protocol.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Run;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.layout.SourceRecord;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.reindex.Walks;
import topicwire.testing.table.InMemoryTable;

/// The reindex's comparison of bucket and index in three steps, neither listing a snapshot of the
/// other's moment.
public final class Sweeping {
  private Sweeping() {}

  /// What is done about a key that differs.
  public interface Repair {
    ModelState.Move repair(ModelState world, Sweep sweep);
  }

  public static List<ModelState.Move> moves(ModelState world, Repair repair) {
    var sweep = world.sweep();
    if (world.sweeps() == 0) {
      return List.of();
    }
    if (sweep == null) {
      var listed = new Sweep(world.bucket(), null);
      return List.of(
          new ModelState.Move(
              "sweep lists the bucket", world.withSweep(listed, world.sweeps()), false));
    }
    var table = sweep.table();
    if (table == null) {
      var listed = new Sweep(listed(sweep), sourceRecords(world.table()));
      return List.of(
          new ModelState.Move(
              "sweep lists the index", world.withSweep(listed, world.sweeps()), false));
    }
    var done = world.withSweep(null, world.sweeps() - 1);
    var differing = Walks.differing(objects(listed(sweep)), new InMemoryTable(table));
    return List.of(
        differing.isEmpty()
            ? new ModelState.Move("sweep finds the key in sync", done, false)
            : repair.repair(done, sweep));
  }

  private static Map<String, String> listed(Sweep sweep) {
    return requireNonNull(sweep.bucket(), "listed first");
  }

  public static Map<RowKey, Row> sourceRecords(Map<RowKey, Row> table) {
    var sourceRecords = new HashMap<>(table);
    sourceRecords.keySet().removeIf(key -> !key.sk().equals("SOURCE"));
    return sourceRecords;
  }

  public static Map<String, Map.Entry<String, Long>> objects(Map<String, String> bucket) {
    var objects = new HashMap<String, Map.Entry<String, Long>>();
    bucket.forEach((key, content) ->
        objects.put(key, Map.entry(Files.etag(content), (long) content.length())));
    return objects;
  }

  public static ModelState.Move enqueue(ModelState world, Sweep sweep) {
    return new ModelState.Move(
        "sweep enqueues the key", world.enqueue(new Event(Files.KEY, false)), false);
  }

  public static ModelState.Move write(ModelState world, Sweep sweep) {
    var memory = new InMemoryTable(world.table());
    var index = index(memory, "sweep");
    var content = listed(sweep).get(Files.KEY);
    var seen =
        content == null
            ? new Observation(new Interpretation.Deleted(), null, 0, ArticleParser.VERSION)
            : new Observation(
                new ArticleParser().parse(Files.KEY, content.getBytes(UTF_8)),
                listedEtag(sweep),
                content.length(),
                ArticleParser.VERSION);
    var commit = index.commit(index.replacement(Files.KEY, sourceRecord(sweep), seen));
    return new ModelState.Move(
        "sweep writes what it listed: " + commit, world.withTable(memory.dump()), false);
  }

  private static IndexWriter index(InMemoryTable table, String name) {
    return new IndexWriter(table, Run.CLOCK, () -> ModelState.REVISION + name + ";");
  }

  private static @Nullable String listedEtag(Sweep sweep) {
    var content = listed(sweep).get(Files.KEY);
    return content == null ? null : Files.etag(content);
  }

  private static @Nullable SourceRecord sourceRecord(Sweep sweep) {
    return index(new InMemoryTable(requireNonNull(sweep.table())), "sweep").sourceRecord(Files.KEY);
  }
}
