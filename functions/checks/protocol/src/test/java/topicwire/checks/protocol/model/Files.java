package topicwire.checks.protocol.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.sync.FetchResult;
import topicwire.testing.InMemoryBucket;

/// The article files that the worlds are made of.
public final class Files {
  private Files() {}

  public static final String KEY = "_news/one.md";

  /// Published, two topics, a URL.
  public static final String A =
      """
      ---
      title: A
      publishedDateTime: 2024-03-01T10:00:00Z
      webUrl: https://example.org/one
      topics: [Red, Green]
      ---
      """;

  /// Published at another time, one topic in common with A and the same URL.
  public static final String B =
      """
      ---
      title: B
      publishedDateTime: 2024-04-01T10:00:00Z
      webUrl: https://example.org/one
      topics: [green, Blue]
      ---
      """;

  /// Published, with as many topics as there may be.
  public static final String MANY = many("2024-03-01", "Red");

  /// The same with others and at another time, which takes two transactions.
  public static final String OTHERS = many("2024-04-01", "Blue");

  private static String many(String date, String topic) {
    var topics =
        IntStream.rangeClosed(1, Article.MAX_TOPICS)
            .mapToObj(i -> topic + " " + i)
            .collect(Collectors.joining(", "));
    return "---\ntitle: %s\npublishedDateTime: %s\nwebUrl: https://example.org/%s\ntopics: [%s]\n---\n"
        .formatted(topic, date, topic, topics);
  }

  /// Not published.
  public static final String DRAFT =
      """
      ---
      title: A draft
      published: false
      publishedDateTime: 2024-03-01T10:00:00Z
      topics: [Red]
      ---
      """;

  /// Rejected: whether it is hidden is not clear.
  public static final String BROKEN =
      """
      ---
      published: maybe
      topics: [Red]
      ---
      """;

  /// A topic definition, for keys of such only.
  public static final String DEFINITION =
      """
      _id: red
      name: Red
      keywords: [crimson]
      """;

  /// The same topic with another name, that of a topic of A and B.
  public static final String ALIASING =
      """
      _id: red
      name: Red
      aliases: [Green]
      """;

  /// Another topic that claims the same name, and has the other one above it.
  public static final String CLAIMING =
      """
      _id: blue
      name: Blue
      parent: Red
      replaces: [Green]
      """;

  /// A topic of A and of the draft, and what lies above it.
  public static final String BELOW =
      """
      _id: red
      name: Red
      parent: Colour
      """;

  /// The same topic below others.
  public static final String MOVED =
      """
      _id: red
      name: Red
      parents: [Paint, Light]
      """;

  /// Three definitions of topics of [#MANY], which together have so many topics above them that
  /// publishing the article takes two transactions.
  public static final List<String> HIGH =
      IntStream.rangeClosed(1, 3)
          .mapToObj(topic ->
              "_id: red-%1$d\nname: Red %1$d\nparents: [%2$s]\n"
                  .formatted(
                      topic,
                      IntStream.rangeClosed(1, 10)
                          .mapToObj(i -> "Above %d %d".formatted(topic, i))
                          .collect(Collectors.joining(", "))))
          .toList();

  /// Settings that leave the article out.
  public static final String EXCLUDING = "exclude: [_news/]\n";

  /// Appears at the beginning of time.
  public static final String FROM = timed("publishDate: 2024-05-01T00:00:00Z\n");

  /// Expires after two seconds.
  public static final String UNTIL = timed("expiryDate: 2024-05-01T00:00:02Z\n");

  /// Appears at the beginning, expires after three seconds.
  public static final String BETWEEN =
      timed("publishDate: 2024-05-01T00:00:00Z\nexpiryDate: 2024-05-01T00:00:03Z\n");

  private static String timed(String dates) {
    return "---\ntitle: Timed\npublishedDateTime: 2024-03-01T10:00:00Z\n%stopics: [Red]\n---\n"
        .formatted(dates);
  }

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(A, "A"),
          Map.entry(B, "B"),
          Map.entry(MANY, "MANY"),
          Map.entry(OTHERS, "OTHERS"),
          Map.entry(DRAFT, "DRAFT"),
          Map.entry(BROKEN, "BROKEN"),
          Map.entry(DEFINITION, "DEFINITION"),
          Map.entry(ALIASING, "ALIASING"),
          Map.entry(CLAIMING, "CLAIMING"),
          Map.entry(BELOW, "BELOW"),
          Map.entry(MOVED, "MOVED"),
          Map.entry(HIGH.get(0), "HIGH 1"),
          Map.entry(HIGH.get(1), "HIGH 2"),
          Map.entry(HIGH.get(2), "HIGH 3"),
          Map.entry(EXCLUDING, "EXCLUDING"),
          Map.entry(FROM, "FROM"),
          Map.entry(UNTIL, "UNTIL"),
          Map.entry(BETWEEN, "BETWEEN"));

  static final List<String> ALL =
      Stream.concat(
              Stream.of(
                  A,
                  B,
                  MANY,
                  OTHERS,
                  DRAFT,
                  BROKEN,
                  DEFINITION,
                  ALIASING,
                  CLAIMING,
                  BELOW,
                  MOVED,
                  EXCLUDING,
                  FROM,
                  UNTIL,
                  BETWEEN),
              HIGH.stream())
          .toList();

  private static final Map<String, FetchResult.Found> OBJECTS = new ConcurrentHashMap<>();

  /// What a look at an object with this content is answered; the same object each time.
  public static FetchResult fetched(String content, @Nullable String unlessEtag) {
    var found =
        OBJECTS.computeIfAbsent(
            content,
            _ -> {
              var source = new InMemoryBucket();
              source.put(KEY, content);
              return (FetchResult.Found) source.fetch(KEY, null);
            });
    return found.etag().equals(unlessEtag) ? new FetchResult.Unchanged() : found;
  }

  public static String etag(String content) {
    return fetched(content, null) instanceof FetchResult.Found(var _, var etag, var _) ? etag : "";
  }

  public static String nameOf(String content) {
    return NAMES.getOrDefault(content, content);
  }
}
