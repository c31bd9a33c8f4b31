package topicwire.checks.protocol.settings;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.settings.SettingsReader;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Reference;
import topicwire.checks.protocol.sweep.Sweep;
import topicwire.checks.protocol.sweep.Sweeping;
import topicwire.index.layout.Keys;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.reindex.Walks;
import topicwire.testing.table.InMemoryTable;

/// The sweep that a settings file asks for, in the steps of the real one: the request, the
/// settings, the bucket, the index; then the keys that differ are enqueued and the request counts
/// as answered.
public final class SettingsSweeping {
  private SettingsSweeping() {}

  /// What a sweep can do wrong.
  public enum Mistake {
    NONE,
    RECORDS_ONLY,
    ARTICLES_ONLY,
    DROPS_REQUESTS
  }

  /// Whether a request is not answered yet.
  public static boolean isDue(ModelState world) {
    return world.variant().hasSettings() && !requested(world).equals(answered(world));
  }

  private static String requested(ModelState world) {
    return text(world.table().get(Keys.SWEEP), "revision");
  }

  private static String answered(ModelState world) {
    return text(world.table().get(Keys.REINDEX), "swept");
  }

  private static String text(@Nullable Row row, String attribute) {
    var text = row == null ? null : row.text(attribute);
    return text == null ? "" : text;
  }

  public static List<ModelState.Move> moves(ModelState world, Mistake mistake) {
    var sweep = world.sweep();
    if (sweep == null) {
      return isDue(world)
          ? move(world, "sweep begins", new Sweep(requested(world), false, null, null, null))
          : List.of();
    }
    var request = sweep.request();
    var settings = sweep.settings();
    if (!sweep.begun()) {
      var read = world.table().get(Keys.SETTINGS);
      return move(world, "sweep reads the settings", new Sweep(request, true, read, null, null));
    }
    var bucket = sweep.bucket();
    if (bucket == null) {
      return move(
          world,
          "sweep lists the bucket",
          new Sweep(request, true, settings, world.bucket(), null));
    }
    return List.of(finished(world, sweep, mistake));
  }

  private static List<ModelState.Move> move(ModelState world, String label, Sweep next) {
    return List.of(new ModelState.Move(label, world.withSweep(next, world.sweeps()), false));
  }

  private static ModelState.Move finished(ModelState world, Sweep sweep, Mistake mistake) {
    var index = Sweeping.sourceRecords(world.table());
    var listed = new HashMap<>(requireNonNull(sweep.bucket()));
    if (mistake == Mistake.RECORDS_ONLY) {
      listed.keySet().retainAll(live(index));
    }
    if (sweep.settings() != null) {
      index.put(Keys.SETTINGS, sweep.settings());
    }
    var differing = Walks.differing(Sweeping.objects(listed), new InMemoryTable(index));
    if (mistake == Mistake.ARTICLES_ONLY) {
      differing.remove(SettingsReader.KEY);
    }
    var request = mistake == Mistake.DROPS_REQUESTS ? requested(world) : sweep.request();
    var table = new HashMap<>(world.table());
    table.put(Keys.REINDEX, new Row(Keys.REINDEX, Map.of("swept", new Value.Text(request))));
    var next = world.withSweep(null, world.sweeps()).withTable(table);
    for (var key : differing) {
      next = next.enqueue(new Event(key, false));
    }
    return new ModelState.Move("sweep lists the index and enqueues " + differing, next, false);
  }

  private static List<String> live(Map<RowKey, Row> index) {
    return Reference.sourceRecords(index).stream()
        .map(row -> row.key().pk().substring("SOURCE#".length()))
        .toList();
  }
}
