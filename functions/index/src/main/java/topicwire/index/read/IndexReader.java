package topicwire.index.read;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.StoredSettings;
import topicwire.index.Visibility;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Compression;
import topicwire.index.layout.Keys;
import topicwire.index.layout.Partition;
import topicwire.index.layout.SiteRow;
import topicwire.index.log.Changes;
import topicwire.index.read.editor.EditorReader;
import topicwire.index.read.time.NextExpiry;
import topicwire.index.read.time.Times;
import topicwire.index.read.topic.Month;
import topicwire.index.read.topic.Topic;
import topicwire.index.read.topic.TopicReader;
import topicwire.index.read.walk.Walks;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.Taxonomy;

/// Reads the index: lists, counts, articles. Eventually consistent. Thread-safe. Throws
/// [TableException] when the database does not answer.
public final class IndexReader {
  private final Table table;
  private final Walks walks;
  private final TopicReader topics;
  private final EditorReader editors;
  private final InstantSource clock;

  public IndexReader(Table table) {
    this(table, InstantSource.system());
  }

  /// @param clock by which articles expire, whether their rows say so yet or not
  public IndexReader(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
    walks = new Walks(table);
    topics = new TopicReader(walks);
    editors = new EditorReader(table, walks, clock);
  }

  /// One page of a list: one request to the database. Articles that have expired are left out.
  ///
  /// @param walk of a [Partition]; its bounds are seconds, `from` inclusive and `to` exclusive, as
  ///   every sort key is a second with something behind it
  public Entries entries(RowQuery walk) {
    var page = walks.page(walk);
    var entries =
        page.rows().stream()
            .filter(this::isCurrent)
            .map(row -> new Entry(row, position(row, walk)))
            .toList();
    return new Entries(entries, page.next(), page.read(), page.capacity());
  }

  private static RowQuery.Position position(Row row, RowQuery walk) {
    var sort =
        walk.order() == RowQuery.Order.HOTTEST
            ? requireNonNull(row.text(Attributes.HOT), row.key()::toString)
            : row.key().sk();
    return new RowQuery.Position(row.key(), sort);
  }

  /// The change logs of the same table.
  public Changes changes() {
    return new Changes(table, clock);
  }

  /// The last file of all that is public; null when there is none.
  public @Nullable Snapshot snapshot() {
    return SnapshotRow.read(table);
  }

  /// The last segment that is searched; null when there is none.
  public @Nullable Snapshot segment() {
    return SnapshotRow.read(table, Keys.SEARCH);
  }

  /// Those of the published articles that are there now, in the order of these. One request for
  /// 100.
  ///
  /// @param sorts sort keys of entries, UTC second and key
  public List<Entry> entries(List<String> sorts) {
    var feed = Partition.feed(Visibility.PUBLISHED).key();
    var rows = new HashMap<RowKey, Row>();
    table.getAll(sorts.stream().map(sort -> new RowKey(feed, sort)).distinct().toList()).stream()
        .filter(this::isCurrent)
        .forEach(row -> rows.put(row.key(), row));
    return sorts.stream()
        .map(sort -> rows.get(new RowKey(feed, sort)))
        .filter(Objects::nonNull)
        .map(row -> new Entry(row, new RowQuery.Position(row.key(), row.key().sk())))
        .toList();
  }

  /// The settings in force.
  public StoredSettings settings() {
    return StoredSettings.read(table);
  }

  /// Who publishes, by the settings in force.
  public SiteRow site() {
    return SiteRow.of(table.get(Keys.SITE, false));
  }

  /// Every topic that has articles, or a definition that may stand alone before this audience; most
  /// articles first, then by slug.
  public List<Topic> topics(Visibility visibility) {
    return topics.all(visibility);
  }

  /// The same with those that have articles below them only.
  public List<Topic> tree(Visibility visibility) {
    return topics.tree(visibility);
  }

  /// One topic by its slug, or null when it has no articles, itself or below it, and no definition
  /// that may stand alone before this audience.
  public @Nullable Topic topic(Visibility visibility, String slug) {
    return topics.one(visibility, slug);
  }

  /// What all topic definitions say together.
  public Taxonomy taxonomy() {
    return topics.taxonomy();
  }

  /// How many articles a topic has; one request, however many topics there are.
  public long articles(Visibility visibility, String slug) {
    return topics.articles(visibility, slug);
  }

  /// How many articles there are; one request.
  public long articles(Visibility visibility) {
    return topics.articles(visibility);
  }

  /// How many articles a topic has by month, the earliest first; undated articles are in none.
  public List<Month> months(Visibility visibility, String slug) {
    return topics.months(visibility, slug);
  }

  /// What is for editors only.
  public EditorReader editors() {
    return editors;
  }

  /// One whole article, or null.
  public @Nullable Detail detail(Visibility visibility, String key) {
    var row = table.get(Keys.detail(visibility, key), false);
    return row != null && isCurrent(row) ? detail(row) : null;
  }

  /// Those of the articles that exist, in the order of their keys here. One request for 100.
  public List<Detail> details(Visibility visibility, List<String> keys) {
    var wanted = keys.stream().map(key -> Keys.detail(visibility, key)).distinct().toList();
    var rows = new HashMap<RowKey, Row>();
    table.getAll(wanted).stream().filter(this::isCurrent).forEach(row -> rows.put(row.key(), row));
    return wanted.stream()
        .filter(rows::containsKey)
        .map(rows::get)
        .map(IndexReader::detail)
        .toList();
  }

  /// Whether the row may still be shown. The tick that withdraws an article may be late.
  private boolean isCurrent(Row row) {
    var text = row.text(Attributes.UNTIL);
    if (text == null) {
      return true;
    }
    var until = Instant.parse(text);
    if (!clock.instant().isBefore(until)) {
      return false;
    }
    NextExpiry.note(until);
    return true;
  }

  private static Detail detail(Row row) {
    var json =
        Compression.inflate(
            requireNonNull(row.bytes(Attributes.DETAIL), row.key()::toString),
            requireNonNull(row.number(Attributes.DICTIONARY), row.key()::toString));
    var modifiedAt = row.number(Attributes.MODIFIED_AT);
    return new Detail(
        json,
        flaws(row, Attributes.WARNINGS),
        hiddenBy(row),
        Times.of(row),
        modifiedAt == null ? null : Instant.ofEpochSecond(modifiedAt));
  }

  static List<String> hiddenBy(Row row) {
    var reasons = row.text(Attributes.HIDDEN_BY);
    return reasons == null ? List.of() : List.of(reasons.split(",", -1));
  }

  /// For each of the URLs that is the `webUrl` of a published article: its key, of several the
  /// smallest.
  public Map<String, String> keysByUrl(Collection<String> urls) {
    return new KeysByUrl(table).of(urls);
  }

  /// The key of the published article that has this address, else of one that had it, of several
  /// the smallest; null when there is none. A slash at the end makes no difference.
  public @Nullable String keyOf(String url) {
    return new KeysByUrl(table).one(url);
  }

  /// The number of articles now, and what the last comparison with the bucket found.
  public Status status(Visibility visibility) {
    var articles = articles(visibility);
    var row = table.get(Keys.STATUS, false);
    return row == null
        ? new Status(articles, null, null)
        : new Status(articles, row.text(Attributes.VERIFIED_AT), row.number(Attributes.DRIFT));
  }

  private static List<Flaw> flaws(Row row, String attribute) {
    var json = row.text(attribute);
    return json == null ? List.of() : FlawJson.toFlaws(json);
  }
}
