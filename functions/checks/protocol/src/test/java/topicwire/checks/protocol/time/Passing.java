package topicwire.checks.protocol.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topicwire.checks.protocol.model.Event;
import topicwire.checks.protocol.model.Files;
import topicwire.checks.protocol.model.ModelState;
import topicwire.checks.protocol.model.Run;
import topicwire.index.BoundedClock;
import topicwire.index.read.time.DueKeys;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.testing.table.InMemoryTable;

/// The true time, in seconds since the beginning, and how many ticks there were in this second. Any
/// clock is up to a second before or behind it, and another at each reading. Any tick may be lost,
/// and there may be two a second; when time is over, they go on.
///
/// @param second up to [#END]
public record Passing(int second, int ticks) {
  public static final Passing BEGIN = new Passing(0, 0);

  public static final Duration MARGIN = BoundedClock.ERROR.multipliedBy(2);

  /// Every boundary of every file lies before it, by any clock.
  private static final int END = 4;

  private static final int TICKS_A_SECOND = 2;

  /// As many as there are states that a file goes through.
  private static final List<String> ORDER = List.of("scheduled", "published", "expired");

  /// What a tick can do wrong.
  public enum Mistake {
    NONE,
    DELETES,
    LAST_SECOND
  }

  public Instant instant() {
    return Run.CLOCK.instant().plusSeconds(second);
  }

  /// What clocks may say now.
  public List<Instant> clocks() {
    return IntStream.rangeClosed(-1, 1)
        .mapToObj(error -> instant().plus(BoundedClock.ERROR.multipliedBy(error)))
        .toList();
  }

  /// Whether no more time passes; ticks may still come.
  public boolean isEnd() {
    return second == END;
  }

  private static List<String> due(ModelState world, Instant now) {
    return new DueKeys(new InMemoryTable(world.table())).page(now, null).keys();
  }

  /// That a second passes, or that a tick enqueues what is due by its clock.
  public static List<ModelState.Move> moves(ModelState world, Mistake mistake) {
    var time = world.time();
    var tick = tick(world, mistake);
    var ticks = tick == null ? List.<ModelState.Move>of() : List.of(tick);
    if (time.second == END) {
      return ticks;
    }
    var later =
        new ModelState.Move(
            "a second passes", world.withTime(new Passing(time.second + 1, 0)), false);
    return tick == null ? List.of(later) : List.of(later, tick);
  }

  private static ModelState.@Nullable Move tick(ModelState world, Mistake mistake) {
    var time = world.time();
    var handlers = time.second == END ? 1 : 2;
    if (time.ticks == TICKS_A_SECOND || world.handlers().size() >= handlers) {
      return null;
    }
    for (var clock : time.clocks()) {
      var due = due(world, clock);
      if (mistake == Mistake.LAST_SECOND) {
        due =
            due.stream()
                .filter(_ -> !due(world, clock.minusSeconds(1)).contains(Files.KEY))
                .toList();
      }
      if (!due.isEmpty()) {
        var next = world.withTime(new Passing(time.second, time.ticks + 1));
        if (mistake == Mistake.DELETES) {
          next = next.withTable(withoutDue(world.table()));
        }
        return new ModelState.Move(
            "a tick enqueues " + due, next.enqueue(new Event(Files.KEY, false)), false);
      }
    }
    return null;
  }

  private static Map<RowKey, Row> withoutDue(Map<RowKey, Row> table) {
    var rest = new HashMap<>(table);
    rest.keySet().removeIf(key -> key.pk().equals("DUE"));
    return rest;
  }

  /// What must never be, whatever is still under way: an article that is public when a clock that
  /// is right enough may say that it is not yet, and one that goes back to a state that it has
  /// left.
  public static @Nullable String violation(ModelState before, ModelState after, boolean written) {
    var record = record(after);
    if (record == null) {
      return null;
    }
    var opens =
        Files.etag(Files.FROM).equals(record.text("etag"))
            || Files.etag(Files.BETWEEN).equals(record.text("etag"));
    var earliest = after.time().clocks().getFirst();
    if (opens
        && "published".equals(record.text("state"))
        && earliest.isBefore(Run.CLOCK.instant())) {
      return "public when a clock may say " + earliest;
    }
    var had = record(before);
    return written
            && had != null
            && record.text("etag") != null
            && Objects.equals(had.text("etag"), record.text("etag"))
            && rank(record) < rank(had)
        ? "the same file goes from %s back to %s".formatted(had.text("state"), record.text("state"))
        : null;
  }

  private static int rank(Row record) {
    return ORDER.indexOf(String.valueOf(record.text("state")));
  }

  private static @Nullable Row record(ModelState world) {
    return world.table().get(new RowKey("SOURCE#" + Files.KEY, "SOURCE"));
  }
}
