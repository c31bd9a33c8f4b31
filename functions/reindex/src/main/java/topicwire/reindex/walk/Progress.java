package topicwire.reindex.walk;

import java.util.List;
import topicwire.reindex.Request;
import topicwire.reindex.Task;

/// A comparison under way. For one thread.
///
/// [#position] is where the phase goes on: the last key of a walk, the last row (partition key and
/// sort key) of an audit, the number of the next change log; empty at the phase's beginning.
public final class Progress {
  public final Task task;
  public final String prefix;
  final boolean force;

  /// UTC instant at which it began.
  final String startedAt;

  /// How many orphaned keys may be sent before that becomes suspicious.
  public final long allowance;

  /// The request for a sweep that stood when it began: a complete walk answers it.
  final String sweep;

  public final Counters tally;
  private Phase phase;
  private List<String> position;

  /// The audit that goes on after this walk, as [ProgressJson#write] wrote it; empty for none.
  private String paused = "";

  public Progress(
      Task task,
      String prefix,
      boolean force,
      String startedAt,
      long allowance,
      String sweep,
      Counters tally,
      Phase phase,
      List<String> position) {
    this.task = task;
    this.prefix = prefix;
    this.force = force;
    this.startedAt = startedAt;
    this.allowance = allowance;
    this.sweep = sweep;
    this.tally = tally;
    this.phase = phase;
    this.position = List.copyOf(position);
  }

  /// At the beginning.
  public static Progress begin(Request request, String startedAt, long allowance, String sweep) {
    var first = request.task() == Task.AUDIT ? Phase.LOG : Phase.WALK;
    return new Progress(
        request.task(),
        request.prefix(),
        request.force(),
        startedAt,
        allowance,
        sweep,
        new Counters(),
        first,
        List.of());
  }

  /// A walk of the whole bucket, after which an audit goes on where it is.
  public static Progress walkAmid(Progress audit, String startedAt, long allowance, String sweep) {
    var walk = begin(new Request(Task.WALK, "", false), startedAt, allowance, sweep);
    walk.pause(ProgressJson.write(audit));
    return walk;
  }

  void pause(String audit) {
    paused = audit;
  }

  String paused() {
    return paused;
  }

  /// Whether it is an audit that has not come to its walk. Its other phases take days where there
  /// are millions of articles.
  public boolean isBeforeItsWalk() {
    return phase == Phase.LOG || phase == Phase.ROWS || phase == Phase.COUNTS;
  }

  public Phase phase() {
    return phase;
  }

  List<String> position() {
    return position;
  }

  void reached(List<String> position) {
    this.position = List.copyOf(position);
  }

  /// On to the next phase.
  void phaseDone() {
    phase = phase.next();
    position = List.of();
  }
}
