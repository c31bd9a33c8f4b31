package topicwire.checks.protocol.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.articles.KeyKind;
import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsReader;
import topicwire.checks.protocol.settings.SettingsFiles;
import topicwire.checks.protocol.time.Passing;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.layout.CanonicalRows;
import topicwire.index.table.Change;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.index.taxonomy.DefinedTopic;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.testing.table.InMemoryTable;

/// What the table must hold for a bucket: that of a table to which each file was written once, one
/// after the other. Compared are all rows but tombstones and counts and sets that have come to
/// nothing, in all attributes but revisions and times.
public final class Reference {
  private Reference() {}

  private record Bucket(Map<String, String> objects, Instant now) {}

  private static final Map<Bucket, Map<RowKey, Map<String, Value>>> EXPECTED =
      new ConcurrentHashMap<>();

  /// In what a settled world's table differs from its bucket; null when in nothing.
  public static @Nullable String difference(ModelState world) {
    return difference(world.table(), world.bucket(), world.time().instant());
  }

  /// The settings that a bucket puts into force.
  private static Settings settings(@Nullable String content) {
    return content == null ? Settings.DEFAULT : SettingsFiles.valid(content);
  }

  /// In what a table differs from a bucket; null when in nothing.
  public static @Nullable String difference(Map<RowKey, Row> table, Map<String, String> bucket) {
    return difference(table, bucket, Run.CLOCK.instant());
  }

  /// The same at another time.
  static @Nullable String difference(
      Map<RowKey, Row> table, Map<String, String> bucket, Instant now) {
    var expected =
        EXPECTED.computeIfAbsent(new Bucket(Map.copyOf(bucket), now), Reference::expected);
    if (table.keySet().stream().noneMatch(key -> key.pk().startsWith("LOG#"))) {
      expected = withoutLog(expected); // of a world in which nobody follows
    }
    var found = CanonicalRows.of(table);
    if (found.equals(expected)) {
      return null;
    }
    var differences = new ArrayList<String>();
    var keys =
        new TreeMap<RowKey, Boolean>(Comparator.comparing(RowKey::pk).thenComparing(RowKey::sk));
    expected.keySet().forEach(key -> keys.put(key, true));
    found.keySet().forEach(key -> keys.put(key, true));
    for (var key : keys.keySet()) {
      if (!Objects.equals(expected.get(key), found.get(key))) {
        differences.add(key + ": expected " + expected.get(key) + ", found " + found.get(key));
      }
    }
    return String.join("\n", differences);
  }

  private static Map<RowKey, Map<String, Value>> withoutLog(Map<RowKey, Map<String, Value>> rows) {
    var rest = new HashMap<>(rows);
    rest.keySet().removeIf(key -> key.pk().startsWith("LOG#"));
    return rest;
  }

  private static Map<RowKey, Map<String, Value>> expected(Bucket files) {
    var bucket = files.objects();
    var table = new InMemoryTable(Map.of());
    var inForce = bucket.get(SettingsReader.KEY);
    var settings = settings(inForce);
    var revisions = new AtomicInteger();
    var index = new IndexWriter(table, Run.CLOCK, () -> "reference" + revisions.getAndIncrement());
    var taxonomy = taxonomy(bucket, settings);
    new TreeMap<>(bucket)
        .forEach((key, content) -> {
          if (KeyKind.of(key, "") != KeyKind.IGNORED) {
            var bytes = content.getBytes(UTF_8);
            var seen =
                new Observation(
                    new ArticleParser()
                        .parse(key, bytes, settings)
                        .under(taxonomy)
                        .at(files.now(), Passing.MARGIN),
                    Files.etag(content),
                    bytes.length,
                    ArticleParser.VERSION);
            List<Change> made = List.of();
            for (var write : index.transactions(key, null, seen)) {
              made = index.completed(made.isEmpty() ? write : write.behind(made));
              index.commit(made);
            }
          }
        });
    if (inForce != null) {
      index.commit(List.of(index.enforcement(index.newSettings(inForce))));
    }
    return CanonicalRows.of(table.dump());
  }

  /// What all definitions of a bucket say together.
  private static Taxonomy taxonomy(Map<String, String> bucket, Settings settings) {
    var topics = new ArrayList<DefinedTopic>();
    bucket.forEach((key, content) -> {
      if (new ArticleParser().parse(key, content.getBytes(UTF_8), settings)
          instanceof Interpretation.Defined(var definition, var _)) {
        topics.add(definition.topic());
      }
    });
    return Taxonomy.of(topics);
  }

  /// The keys of a table's source records, tombstones aside, in the order of their names.
  public static List<Row> sourceRecords(Map<RowKey, Row> table) {
    return table.values().stream()
        .filter(row -> row.key().pk().startsWith("SOURCE#"))
        .filter(row -> !"deleted".equals(row.text("state")))
        .toList();
  }
}
