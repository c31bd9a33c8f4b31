package topicwire.local.files;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts by reason, for one line of a summary.
final class Tally {
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int of(String reason) {
    return counts.getOrDefault(reason, 0);
  }

  /// The largest first, those of the same size by their names: `expired 1,840, draft 12`.
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }
}
