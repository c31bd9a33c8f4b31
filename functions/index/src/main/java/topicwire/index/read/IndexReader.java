package topicwire.index.read;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.StoredSettings;
import topicwire.index.Visibility;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.Compression;
import topicwire.index.layout.Counts;
import topicwire.index.layout.Keys;
import topicwire.index.layout.Partition;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.SiteRow;
import topicwire.index.log.Changes;
import topicwire.index.read.time.Due;
import topicwire.index.read.time.NextExpiry;
import topicwire.index.read.time.Times;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;
import topicwire.index.taxonomy.Taxonomy;
import topicwire.index.taxonomy.TaxonomyRow;

/// Reads the index: lists, counts, articles. Eventually consistent. Thread-safe. Throws
/// [TableException] when the database does not answer.
public final class IndexReader {
  /// More than fit into a megabyte, which is where a request ends: there is no need to end before.
  private static final int ROWS_A_REQUEST = 30_000;

  private final Table table;
  private final InstantSource clock;

  public IndexReader(Table table) {
    this(table, InstantSource.system());
  }

  /// @param clock by which articles expire, whether their rows say so yet or not
  public IndexReader(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /// One page of a list: one request to the database. Articles that have expired are left out.
  ///
  /// @param walk of a [Partition]; its bounds are seconds, `from` inclusive and `to` exclusive, as
  ///   every sort key is a second with something behind it
  public Entries entries(RowQuery walk) {
    var page = page(walk);
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
    return tree(visibility).stream().filter(Topic::isListed).toList();
  }

  /// The same with those that have articles below them only.
  public List<Topic> tree(Visibility visibility) {
    var spellings = new TreeMap<String, Counts.Spellings>();
    LargePartition.each(
        this::page,
        RowQuery.of(Keys.totalsPartition(visibility), RowQuery.Order.BY_KEY, ROWS_A_REQUEST),
        row -> {
          var count = Counts.Count.of(row);
          if (!count.first().isEmpty()) {
            spellings.computeIfAbsent(count.first(), _ -> new Counts.Spellings()).add(count);
          }
        });
    var definitions = definitions();
    var taxonomy =
        Taxonomy.of(
            definitions.values().stream()
                .map(RowCodec::definedTopic)
                .filter(Objects::nonNull)
                .toList());
    definitions.keySet().stream()
        .filter(taxonomy::isTopic)
        .forEach(slug -> spellings.putIfAbsent(slug, new Counts.Spellings()));
    var topics = new ArrayList<Topic>();
    spellings.forEach((slug, names) -> {
      var topic = topic(visibility, slug, names, definitions.get(slug));
      if (topic != null) {
        topics.add(topic);
      }
    });
    topics.sort(comparingLong(Topic::articles).reversed().thenComparing(Topic::slug));
    return topics;
  }

  private static @Nullable Topic topic(
      Visibility visibility, String slug, Counts.Spellings names, @Nullable Row definition) {
    var isListed = names.sum() > 0 || standsAlone(visibility, definition);
    return isListed || names.below() > 0
        ? new Topic(slug, names.shown(), names.sum(), names.below(), json(definition), isListed)
        : null;
  }

  /// One topic by its slug, or null when it has no articles, itself or below it, and no definition
  /// that may stand alone before this audience.
  public @Nullable Topic topic(Visibility visibility, String slug) {
    var names = numbers(visibility, slug);
    var definition = definitions(startingWith(Keys.DEFINITIONS_PARTITION, slug)).get(slug);
    return topic(visibility, slug, names, definition);
  }

  private Counts.Spellings numbers(Visibility visibility, String slug) {
    var names = new Counts.Spellings();
    each(
        startingWith(Keys.totalsPartition(visibility), slug),
        row -> names.add(Counts.Count.of(row)));
    return names;
  }

  /// What all topic definitions say together.
  public Taxonomy taxonomy() {
    return TaxonomyRow.read(this::page);
  }

  /// How many articles a topic has; one request, however many topics there are.
  public long articles(Visibility visibility, String slug) {
    return numbers(visibility, slug).sum();
  }

  /// How many articles there are; one request.
  public long articles(Visibility visibility) {
    var articles = new LongAdder();
    each(
        startingWith(Keys.totalsPartition(visibility), ""),
        row -> articles.add(Counts.Count.of(row).number()));
    return articles.sum();
  }

  /// How many articles a topic has by month, the earliest first; undated articles are in none.
  public List<Month> months(Visibility visibility, String slug) {
    var months = new TreeMap<String, Long>();
    each(
        RowQuery.of(Keys.monthsPartition(visibility, slug), RowQuery.Order.BY_KEY, ROWS_A_REQUEST),
        row -> {
          var count = Counts.Count.of(row);
          months.merge(count.first(), count.number(), Long::sum);
        });
    return months.entrySet().stream()
        .filter(month -> month.getValue() > 0)
        .map(month -> new Month(month.getKey(), month.getValue()))
        .toList();
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

  /// The rejected files by key. One request, so that where flaws are many there may be fewer than
  /// asked for, and more behind them.
  public Rejected rejections(@Nullable String afterKey, int limit) {
    var after =
        afterKey == null
            ? null
            : new RowQuery.Position(Keys.rejection(afterKey), Keys.rejection(afterKey).sk());
    var walk = RowQuery.of(Keys.REJECTED_PARTITION, RowQuery.Order.BY_KEY, limit).after(after);
    var page = page(walk);
    var files =
        page.rows().stream()
            .map(row ->
                new Rejection(
                    row.key().sk(),
                    requireNonNullElse(row.text(Attributes.SINCE), ""),
                    flaws(row, Attributes.FLAWS)))
            .toList();
    return new Rejected(files, page.next() != null);
  }

  /// Rejected files.
  ///
  /// @param more whether others may follow
  public record Rejected(List<Rejection> files, boolean more) {
    public Rejected {
      files = List.copyOf(files);
    }
  }

  /// The number of articles now, and what the last comparison with the bucket found.
  public Status status(Visibility visibility) {
    var articles = articles(visibility);
    var row = table.get(Keys.STATUS, false);
    return row == null
        ? new Status(articles, null, null)
        : new Status(articles, row.text(Attributes.VERIFIED_AT), row.number(Attributes.DRIFT));
  }

  /// How many files show nothing to the public, by state (`draft`, `rejected`, `ignored`) and
  /// reason; each file is counted once. Files that were indexed before reasons were kept are under
  /// the empty one. Two requests.
  public SortedMap<String, SortedMap<String, Long>> hidden() {
    var states = new TreeMap<String, SortedMap<String, Long>>();
    each(
        startingWith(Keys.totalsPartition(Visibility.DRAFT), ""),
        row -> count(ContentState.DRAFT.word(), row, states));
    each(
        RowQuery.of(Keys.STATES_PARTITION, RowQuery.Order.BY_KEY, ROWS_A_REQUEST),
        row -> count(Counts.Count.of(row).first(), row, states));
    return states;
  }

  private static void count(String state, Row row, Map<String, SortedMap<String, Long>> states) {
    var count = Counts.Count.of(row);
    if (count.number() != 0) {
      states
          .computeIfAbsent(state, _ -> new TreeMap<>())
          .merge(count.name(), count.number(), Long::sum);
    }
  }

  /// What time will change, as far as one request shows it; for editors only.
  public Due due() {
    var page = page(RowQuery.of(Keys.DUE_PARTITION, RowQuery.Order.BY_KEY, ROWS_A_REQUEST));
    return Due.of(page, clock.instant());
  }

  /// What is noted of comparisons with the bucket; for editors only.
  public Comparison comparison() {
    var row = table.get(Keys.REINDEX, false);
    return row == null
        ? new Comparison("", "")
        : new Comparison(
            requireNonNullElse(row.text(Attributes.REPORT), ""),
            requireNonNullElse(row.text(Attributes.RUN), ""));
  }

  /// Comparisons of index and bucket.
  ///
  /// @param report JSON object: what the last complete one found; empty before that
  /// @param run JSON object: how far the one under way is; empty when there is none
  public record Comparison(String report, String run) {}

  /// Whether a topic without articles is shown for its definition. The public does not see how many
  /// articles are hidden, and no definition tells that there are some, unless its author wants it
  /// shown whatever there is.
  private static boolean standsAlone(Visibility visibility, @Nullable Row definition) {
    return definition != null
        && (visibility == Visibility.DRAFT || definition.number(Attributes.STANDS_ALONE) != null);
  }

  private static @Nullable String json(@Nullable Row definition) {
    return definition == null ? null : definition.text(Attributes.DEFINITION);
  }

  /// The definitions by slug; of several files that define one topic, that with the smallest key.
  private Map<String, Row> definitions() {
    return definitions(
        RowQuery.of(Keys.DEFINITIONS_PARTITION, RowQuery.Order.BY_KEY, ROWS_A_REQUEST));
  }

  private Map<String, Row> definitions(RowQuery walk) {
    var definitions = new HashMap<String, Row>();
    each(
        walk,
        row -> {
          if (row.text(Attributes.DEFINITION) != null) {
            definitions.putIfAbsent(row.key().sk().substring(0, row.key().sk().indexOf('#')), row);
          }
        });
    return definitions;
  }

  /// The rows of a partition whose sort key starts with a word and `#`: `$` comes next to it.
  private static RowQuery startingWith(String partition, String word) {
    return RowQuery.of(partition, RowQuery.Order.BY_KEY, ROWS_A_REQUEST)
        .between(word + "#", word + "$");
  }

  private void each(RowQuery walk, Consumer<Row> action) {
    var page = page(walk);
    page.rows().forEach(action);
    while (page.next() != null) {
      page = page(walk.after(page.next()));
      page.rows().forEach(action);
    }
  }

  /// The only way to a walk, so that each is counted.
  private RowPage page(RowQuery walk) {
    ReadBudget.require();
    var page = table.walk(walk);
    ReadBudget.spend(page);
    return page;
  }

  private static List<Flaw> flaws(Row row, String attribute) {
    var json = row.text(attribute);
    return json == null ? List.of() : FlawJson.toFlaws(json);
  }
}
