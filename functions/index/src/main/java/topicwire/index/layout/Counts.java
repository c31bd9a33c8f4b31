package topicwire.index.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicwire.index.Article;
import topicwire.index.Label;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// What a change of manifest does to the counts: the totals and months of each topic, the number of
/// all articles, and the number of files that are no articles by why.
///
/// The number of all articles is that of the empty slug. Where a topic has a spelling, that of
/// drafts has what hides them, so that they are counted by reason without a row more. And where a
/// topic has a spelling, there is nothing for the articles that have a topic below it and not the
/// topic itself: with its own they are the articles of the topic and all below it, each once.
public final class Counts {
  /// In place of a spelling. No name is empty.
  private static final String BELOW = "";

  private Counts() {}

  /// The additions that are not zero, in the order of their keys.
  public static List<Change> changes(
      String key, RowManifest before, RowManifest after, String stamp) {
    var amounts =
        new TreeMap<RowKey, Long>(Comparator.comparing(RowKey::pk).thenComparing(RowKey::sk));
    count(key, before, -1, amounts);
    count(key, after, 1, amounts);
    var changes = new ArrayList<Change>();
    amounts.forEach((row, amount) -> {
      if (amount != 0) {
        changes.add(
            new Change.Add(
                row, Attributes.COUNT, amount, Map.of(Attributes.STAMP, new Value.Text(stamp))));
      }
    });
    return changes;
  }

  /// Adds what a manifest adds to each count, times the amount.
  public static void count(
      String key, RowManifest manifest, long amount, Map<RowKey, Long> amounts) {
    var visibility = manifest.visibility();
    var reason = manifest.reason();
    var shard = Keys.shard(key);
    if (visibility == null) {
      if (reason != null) {
        amounts.merge(Keys.state(manifest.state().word(), reason, shard), amount, Long::sum);
      }
      return;
    }
    var all = new Label("", reason == null ? "" : reason);
    amounts.merge(Keys.total(visibility, all, shard), amount, Long::sum);
    for (var topic : manifest.topics()) {
      amounts.merge(Keys.total(visibility, topic, shard), amount, Long::sum);
      if (!manifest.publishedAt().equals(Article.UNDATED)) {
        amounts.merge(
            Keys.month(visibility, topic, manifest.monthOfDay(), shard), amount, Long::sum);
      }
    }
    for (var above : manifest.above()) {
      amounts.merge(Keys.total(visibility, new Label(above, BELOW), shard), amount, Long::sum);
    }
  }

  /// A count row of either kind, its sort key taken apart: `<first>#<display name>#<shard>`.
  public record Count(String first, String name, long number) {
    public static Count of(Row row) {
      var sort = row.key().sk();
      var number = row.number(Attributes.COUNT);
      return new Count(
          sort.substring(0, sort.indexOf('#')),
          sort.substring(sort.indexOf('#') + 1, sort.lastIndexOf('#')),
          number == null ? 0 : number);
    }
  }

  /// The spellings of one name with their numbers; the one that is shown is the most frequent, of
  /// several the smallest, so that no file's order of arrival decides. The number without a
  /// spelling is that of articles below the topic.
  public static final class Spellings {
    private final Map<String, Long> numbers = new HashMap<>();

    public void add(String name, long number) {
      numbers.merge(name, number, Long::sum);
    }

    /// Adds the number of a row.
    public void add(Count count) {
      add(count.name(), count.number());
    }

    /// How many articles have the topic.
    public long sum() {
      return numbers.values().stream().mapToLong(Long::longValue).sum() - below();
    }

    /// How many articles have a topic below it and not the topic itself.
    public long below() {
      return numbers.getOrDefault(BELOW, 0L);
    }

    public String shown() {
      return numbers.entrySet().stream()
          .filter(spelling -> spelling.getValue() > 0 && !spelling.getKey().equals(BELOW))
          .min(
              Map.Entry.<String, Long>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }
}
