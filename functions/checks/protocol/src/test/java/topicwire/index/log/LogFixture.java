package topicwire.index.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import topicwire.index.Article;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Observation;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.testing.table.InMemoryTable;

/// An index in memory, and one key whose log is looked at.
class LogFixture {
  static final String KEY = "_news/one.md";
  static final int SHARD = Keys.logShard(KEY);

  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  final InMemoryTable table = new InMemoryTable();
  final IndexWriter index = new IndexWriter(table, clock, () -> UUID.randomUUID().toString());

  /// What the log of the key has, in order.
  List<String> log() {
    return table.dump().values().stream()
        .filter(row -> row.key().pk().equals(Keys.logPartition(SHARD)))
        .sorted((a, b) -> a.key().sk().compareTo(b.key().sk()))
        .map(row -> requireNonNull(LogRow.of(row)))
        .map(row ->
            row.kind() == LogRow.Kind.PUT
                ? "put " + new String(row.item(), UTF_8).replaceAll("[{}\"]|title|:", "")
                : row.kind().name().toLowerCase(Locale.ROOT))
        .toList();
  }

  static String keyInTheSameLog() {
    for (var i = 0; ; i++) {
      var key = "_news/other%d.md".formatted(i);
      if (Keys.logShard(key) == SHARD) {
        return key;
      }
    }
  }

  void show(Interpretation interpretation) {
    show(KEY, interpretation);
  }

  void show(String key, Interpretation interpretation) {
    List<Change> made = List.of();
    for (var write : writes(key, interpretation)) {
      made = index.completed(made.isEmpty() ? write : write.behind(made));
      assertThat(index.commit(made)).isEqualTo(Commit.DONE);
    }
  }

  List<Write> writes(String key, Interpretation interpretation) {
    var etag = interpretation instanceof Interpretation.Deleted ? null : "e" + interpretation;
    return index.transactions(
        key, index.sourceRecord(key), new Observation(interpretation, etag, 9, "1"));
  }

  void write(Change change) {
    assertThat(table.write(List.of(change))).isEqualTo(Commit.DONE);
  }

  static Interpretation.Published published(String title) {
    return new Interpretation.Published(article(title), List.of());
  }

  static Article article(String title) {
    return article(title, "{\"title\":\"%s\",\"content\":\"\"}".formatted(title));
  }

  static Article article(String title, String detail) {
    return new Article(
        KEY,
        "2024-03-01T10:00:00Z",
        List.of(Label.of("Red")),
        null,
        null,
        null,
        null,
        0,
        null,
        "{\"title\":\"%s\"}".formatted(title),
        detail);
  }
}
