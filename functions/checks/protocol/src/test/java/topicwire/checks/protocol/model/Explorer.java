package topicwire.checks.protocol.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Visits every world that can be reached from one, the nearest first, each once; so the first that
/// is wrong has the shortest story.
public final class Explorer {

  /// What was found.
  ///
  /// @param story the moves to the nearest world that is wrong, and what is wrong; null when none
  ///   is
  public record Report(int worlds, int settled, @Nullable List<String> story) {}

  private record Origin(@Nullable Signature from, String label) {}

  private record Place(ModelState world, Signature signature) {}

  private final List<Operation> alphabet;
  private final Coverage coverage;

  public Explorer(List<Operation> alphabet, Coverage coverage) {
    this.alphabet = alphabet;
    this.coverage = coverage;
  }

  public Report explore(ModelState start) {
    var seen = new HashMap<Signature, Origin>();
    var waiting = new ArrayDeque<Place>();
    var settled = 0;
    var begin = Signature.of(start);
    seen.put(begin, new Origin(null, "begin"));
    waiting.add(new Place(start, begin));
    while (!waiting.isEmpty()) {
      var place = waiting.remove();
      if (place.world().settled()) {
        settled++;
        var wrong = Reference.difference(place.world());
        if (wrong != null) {
          return new Report(seen.size(), settled, story(seen, place.signature(), wrong));
        }
      }
      for (var choice : place.world().choices(alphabet, coverage)) {
        var move = choice.get();
        var signature = Signature.of(move.next());
        if (seen.putIfAbsent(signature, new Origin(place.signature(), move.label())) != null) {
          continue;
        }
        var broken = Invariants.violation(place.world(), move);
        if (broken != null) {
          return new Report(seen.size(), settled, story(seen, signature, broken));
        }
        waiting.add(new Place(move.next(), signature));
      }
    }
    return new Report(seen.size(), settled, null);
  }

  private static List<String> story(Map<Signature, Origin> seen, Signature end, String conclusion) {
    var story = new ArrayList<String>();
    story.add(conclusion);
    for (@Nullable Signature at = end; at != null; ) {
      var origin = seen.get(at);
      if (origin == null) {
        break;
      }
      story.add(origin.label());
      at = origin.from();
    }
    Collections.reverse(story);
    return story;
  }
}
