package topicwire.checks.protocol.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.checks.protocol.time.Passing;
import topicwire.index.StoredSettings;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.testing.table.InMemoryTable;

/// What must hold of the table after every single write, whatever is still under way.
public final class Invariants {
  private Invariants() {}

  /// What does not hold after a move, of the table or of the time; null when all does.
  public static @Nullable String violation(ModelState before, ModelState.Move move) {
    var after = move.next();
    var wrong = move.changesTable() ? violation(after.table()) : null;
    var following = after.following();
    if (wrong == null && following != null) {
      return following.violation(after);
    }
    return wrong == null && after.variant().hasTime()
        ? Passing.violation(before, after, move.changesTable())
        : wrong;
  }

  /// What does not hold of a table; null when all does.
  public static @Nullable String violation(Map<RowKey, Row> table) {
    var counts = counts(table);
    if (counts != null) {
      return counts;
    }
    var above = above(table);
    if (above != null) {
      return above;
    }
    // Every row is accounted for by a source record and the other way round: the table is that of a
    // bucket
    // which holds what the source records say they saw.
    var seen = new HashMap<String, String>();
    // Without a time noted, all of a file's boundaries had passed.
    var asOf = Run.CLOCK.instant().plus(Duration.ofHours(1));
    for (var sourceRecord : Reference.sourceRecords(table)) {
      var content = contentOf(sourceRecord);
      if (content == null) {
        return "a source record with an ETag of no file: " + sourceRecord;
      }
      seen.put(sourceRecord.key().pk().substring("SOURCE#".length()), content);
      var noted = sourceRecord.text("asOf");
      // Only one key of a world has dates.
      asOf = noted == null ? asOf : Instant.parse(noted);
    }
    return underOneSetting(table) ? Reference.difference(table, seen, asOf) : null;
  }

  /// Whether all source records were made under the settings in force; while a change of settings
  /// is on its way, some were not.
  private static boolean underOneSetting(Map<RowKey, Row> table) {
    var settings = StoredSettings.read(new InMemoryTable(table));
    return Reference.sourceRecords(table).stream()
        .allMatch(row -> settings.versionOf(ArticleParser.version("")).equals(row.text("parser")));
  }

  private static @Nullable String contentOf(Row sourceRecord) {
    for (var content : Files.ALL) {
      if (Files.etag(content).equals(sourceRecord.text("etag"))) {
        return content;
      }
    }
    return null;
  }

  /// Whether a count is of articles below its topic: it has no spelling.
  private static boolean isBelow(String sort) {
    return !sort.startsWith("#") && sort.matches("[^#]+##[0-9]");
  }

  /// Compares the numbers of articles below topics with what source records note.
  private static @Nullable String above(Map<RowKey, Row> table) {
    var noted = new TreeMap<String, Long>();
    var counts = new TreeMap<String, Long>();
    for (var row : table.values()) {
      var sk = row.key().sk();
      var number = row.number("count");
      if (row.key().pk().startsWith("SOURCE#")) {
        var partition = "published".equals(row.text("state")) ? "TOPICS " : "DRAFT-TOPICS ";
        row.texts("above").forEach(slug -> noted.merge(partition + slug, 1L, Long::sum));
      } else if (number != null && row.key().pk().endsWith("TOPICS") && isBelow(sk)) {
        counts.merge(row.key().pk() + " " + sk.substring(0, sk.indexOf('#')), number, Long::sum);
      }
    }
    counts.values().removeIf(number -> number == 0);
    return counts.equals(noted)
        ? null
        : "expected numbers below topics as source records note them, %s, found %s"
            .formatted(noted, counts);
  }

  /// Compares counts with entries by nothing but the keys of rows.
  private static @Nullable String counts(Map<RowKey, Row> table) {
    var entries = new TreeMap<String, Long>();
    var counts = new TreeMap<String, Long>();
    for (var row : table.values()) {
      var pk = row.key().pk();
      var sk = row.key().sk();
      var draft = pk.startsWith("DRAFT-");
      var list = draft ? pk.substring("DRAFT-".length()) : pk;
      var number = row.number("count");
      if (list.startsWith("TOPIC#")) {
        var slug = list.substring("TOPIC#".length());
        entries.merge(draft + " topic " + slug, 1L, Long::sum);
        entries.merge(draft + " month " + slug + " " + sk.substring(0, 7), 1L, Long::sum);
      } else if (list.equals("FEED")) {
        entries.merge(draft + " topic ", 1L, Long::sum);
      } else if (list.equals("TOPICS") && number != null && !isBelow(sk)) {
        counts.merge(draft + " topic " + sk.substring(0, sk.indexOf('#')), number, Long::sum);
      } else if (list.startsWith("MONTHS#") && number != null) {
        var slug = list.substring("MONTHS#".length());
        counts.merge(draft + " month " + slug + " " + sk.substring(0, 7), number, Long::sum);
      }
    }
    counts.values().removeIf(number -> number == 0);
    return counts.equals(entries)
        ? null
        : "expected counts equal to entries " + entries + ", found " + counts;
  }
}
