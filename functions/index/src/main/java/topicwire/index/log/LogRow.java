package topicwire.index.log;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Compression;
import topicwire.index.layout.Keys;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// A position in a log.
///
/// @param path the key; null in a marker
/// @param at second since the epoch at which the row was written
public record LogRow(long position, Kind kind, @Nullable String path, long at, Row row) {

  /// What a row says.
  public enum Kind {
    /// The article is public, as it stands in the row.
    PUT("put"),
    /// Nothing of the key is public any more.
    GONE("gone"),
    /// The key has a row further on.
    MARK("mark");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    Value value() {
      return new Value.Text(word);
    }
  }

  /// Of an article: what its entries have too.
  private static final Set<String> ARTICLE =
      Set.of(Attributes.ITEM, Attributes.DICTIONARY, Attributes.TOPICS, Attributes.UNTIL);

  private static final Set<String> FRAME =
      Set.of(Attributes.KIND, Attributes.PATH, Attributes.AT, Attributes.WAS);

  /// What the row is; null when no program wrote it so.
  public static @Nullable LogRow of(Row row) {
    var sort = row.key().sk();
    var at = row.number(Attributes.AT);
    var path = row.text(Attributes.PATH);
    var word = row.text(Attributes.KIND);
    if (!sort.matches("[0-9]{15}") || sort.equals("000000000000000") || at == null) {
      return null;
    }
    for (var kind : Kind.values()) {
      if (kind.word.equals(word)
          && (path == null) == (kind == Kind.MARK)
          && (path == null || isIn(row, path))
          && (kind == Kind.PUT ? isArticle(row) : FRAME.containsAll(row.attributes().keySet()))) {
        return new LogRow(Long.parseLong(sort), kind, path, at, row);
      }
    }
    return null;
  }

  private static boolean isIn(Row row, String path) {
    return row.key().pk().equals(Keys.logPartition(Keys.logShard(path)));
  }

  private static boolean isArticle(Row row) {
    return row.attributes().keySet().stream()
            .allMatch(name -> ARTICLE.contains(name) || FRAME.contains(name))
        && row.bytes(Attributes.ITEM) != null
        && row.number(Attributes.DICTIONARY) != null;
  }

  /// What a row of an article has of an entry of it.
  public static Map<String, Value> article(Row entry) {
    var attributes = new HashMap<>(entry.attributes());
    attributes.keySet().retainAll(ARTICLE);
    return attributes;
  }

  static Row put(
      int shard,
      long position,
      String path,
      Map<String, Value> article,
      FormerTopics was,
      long at) {
    var topics =
        article.get(Attributes.TOPICS) instanceof Value.Texts(var slugs) ? slugs : Set.<String>of();
    return of(shard, position, Kind.PUT, path, article, was.text(topics), at);
  }

  static Row gone(int shard, long position, String path, FormerTopics was, long at) {
    return of(shard, position, Kind.GONE, path, Map.of(), was.text(Set.of()), at);
  }

  private static Row of(
      int shard,
      long position,
      Kind kind,
      String path,
      Map<String, Value> article,
      @Nullable String was,
      long at) {
    var attributes = new HashMap<>(article);
    attributes.put(Attributes.PATH, new Value.Text(path));
    attributes.put(Attributes.KIND, kind.value());
    attributes.put(Attributes.AT, new Value.Whole(at));
    if (was != null) {
      attributes.put(Attributes.WAS, new Value.Text(was));
    }
    return new Row(Keys.logRow(shard, position), attributes);
  }

  /// The marker of a position.
  public static Row mark(int shard, long position, long at) {
    return new Row(
        Keys.logRow(shard, position),
        Map.of(Attributes.KIND, Kind.MARK.value(), Attributes.AT, new Value.Whole(at)));
  }

  /// Whether the row shows an article at a time: the row of one that expires stays until a tick
  /// withdraws it.
  public boolean isPublic(Instant now) {
    var until = until();
    return kind == Kind.PUT && (until == null || now.isBefore(until));
  }

  /// When the article expires; null when it does not.
  @Nullable Instant until() {
    var until = row.text(Attributes.UNTIL);
    try {
      return until == null ? null : Instant.parse(until);
    } catch (DateTimeException damaged) {
      return Instant.MIN; // not shown until an audit has replaced the row
    }
  }

  /// UTF-8 bytes of the JSON object of the article in lists.
  public byte[] item() {
    return Compression.inflate(
        requireNonNull(row.bytes(Attributes.ITEM)),
        requireNonNull(row.number(Attributes.DICTIONARY)));
  }

  /// The slugs of the article's topics.
  public Set<String> topics() {
    return row.texts(Attributes.TOPICS);
  }

  /// What was shown of the key before.
  public FormerTopics was() {
    return FormerTopics.of(row.text(Attributes.WAS), topics());
  }
}
