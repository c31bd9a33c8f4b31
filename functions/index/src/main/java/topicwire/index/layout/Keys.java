package topicwire.index.layout;

import topicwire.index.Label;
import topicwire.index.Visibility;
import topicwire.index.table.RowKey;

/// The primary keys of every kind of row: `.github/docs/table.md` has the layout.
public final class Keys {
  private Keys() {}

  /// How many rows share one count, so that writers seldom meet on one.
  static final int SHARDS = 8;

  /// How many change logs there are, so that writers seldom meet at the end of one. Part of every
  /// follower's token: another number makes all of them begin again.
  public static final int LOG_SHARDS = 64;

  /// The largest position in a log, with as many digits as every position is written with.
  public static final long MAX_POSITION = 999_999_999_999_999L;

  /// The ends of all logs, in one partition so that one request reads them.
  public static final String LOG_HEADS_PARTITION = RowType.LOG_HEAD.partition();

  /// Added to heat so that every permitted one has the same sign: 10^15 either way.
  private static final long HEAT_BIAS = 1_000_000_000_000_000L;

  /// Of the index `sources`, which has one partition.
  public static final String SOURCES_PARTITION = "SOURCES";

  public static final String DEFINITIONS_PARTITION = RowType.DEFINITION.partition();
  public static final String DUE_PARTITION = RowType.DUE.partition();
  public static final String REJECTED_PARTITION = RowType.REJECTION.partition();
  public static final RowKey REINDEX = own(RowType.REINDEX, 0);

  /// The settings in force; no row for the default ones.
  public static final RowKey SETTINGS = own(RowType.SETTINGS, 0);

  /// The last request to compare bucket and index because settings may have changed.
  public static final RowKey SWEEP = own(RowType.REINDEX, 1);

  /// Who publishes, by the settings in force; in a partition that the public function may read.
  public static final RowKey SITE = own(RowType.STATUS, 1);

  public static final RowKey STATUS = own(RowType.STATUS, 0);

  /// The last file of all that is public, in a partition that its writer alone may write.
  public static final RowKey SNAPSHOT = own(RowType.SNAPSHOT, 0);

  /// The last segment that is searched, in the same partition.
  public static final RowKey SEARCH = own(RowType.SNAPSHOT, 1);

  /// The numbers of files that are no articles, by why.
  public static final String STATES_PARTITION = RowType.STATE_COUNT.partition();

  private static RowKey own(RowType type, int name) {
    return new RowKey(type.partition(), type.names.get(name));
  }

  private static RowKey fixed(RowType type, String partition) {
    return new RowKey(partition, type.names.getFirst());
  }

  public static RowKey sourceRecord(String key) {
    return fixed(RowType.SOURCE_RECORD, RowType.SOURCE_RECORD.partition(key));
  }

  public static RowKey detail(Visibility visibility, String key) {
    return fixed(RowType.ARTICLE, RowType.ARTICLE.partition(visibility, key));
  }

  static RowKey entry(Partition partition, String second, String key) {
    return new RowKey(partition.key(), second + "#" + key);
  }

  public static String totalsPartition(Visibility visibility) {
    return RowType.TOPIC_COUNT.partition(visibility);
  }

  public static String monthsPartition(Visibility visibility, String slug) {
    return RowType.MONTH_COUNT.partition(visibility, slug);
  }

  /// The number of a topic's entries; that of all articles under the empty label.
  static RowKey total(Visibility visibility, Label label, int shard) {
    return new RowKey(totalsPartition(visibility), label.slug() + "#" + label.name() + "#" + shard);
  }

  /// The number of a topic's entries of one month, `2023-10`.
  static RowKey month(Visibility visibility, Label label, String month, int shard) {
    return new RowKey(
        monthsPartition(visibility, label.slug()), month + "#" + label.name() + "#" + shard);
  }

  /// The partition of the articles with one URL.
  public static String urlPartition(String hash) {
    return RowType.ADDRESS.partition(hash);
  }

  /// The number of files of a state, `rejected` or `ignored`, for one reason.
  static RowKey state(String state, String reason, int shard) {
    return new RowKey(STATES_PARTITION, state + "#" + reason + "#" + shard);
  }

  /// Of a row of a `webUrl` or, by its shorter hash, of an alias.
  static RowKey url(String hash, String key) {
    return new RowKey(urlPartition(hash), key);
  }

  /// One row of all keys with a URL, as parsers up to version 2 wrote it; no article's key.
  public static RowKey formerUrl(String hash) {
    return new RowKey(urlPartition(hash), "URL");
  }

  /// Of the row that has a key looked at again at an instant, `<UTC second>#<object key>`.
  static RowKey due(String second, String key) {
    return new RowKey(DUE_PARTITION, second + "#" + key);
  }

  static RowKey definition(String slug, String key) {
    return new RowKey(DEFINITIONS_PARTITION, slug + "#" + key);
  }

  /// The partition of all standing queries.
  public static final String QUERIES_PARTITION = RowType.QUERY.partition();

  public static RowKey query(String key) {
    return new RowKey(QUERIES_PARTITION, key);
  }

  public static RowKey rejection(String key) {
    return new RowKey(REJECTED_PARTITION, key);
  }

  /// The shard of a key's counts: the same for ever, so that what was added is taken away again.
  public static int shard(String key) {
    return Math.floorMod(key.hashCode(), SHARDS);
  }

  /// Which change log has a key's changes: the same for ever, so that they stay in order.
  public static int logShard(String key) {
    return Math.floorMod(key.hashCode(), LOG_SHARDS);
  }

  /// Where a log ends.
  public static RowKey logHead(int shard) {
    return new RowKey(LOG_HEADS_PARTITION, "%02d".formatted(shard));
  }

  /// The partition of a log.
  public static String logPartition(int shard) {
    return RowType.LOG.partition("%02d".formatted(shard));
  }

  /// A position in a log, the first being 1.
  public static RowKey logRow(int shard, long position) {
    return new RowKey(logPartition(shard), "%015d".formatted(position));
  }

  /// Sort key of the index `hottest`: heat as 16 digits, then the entry's own sort key, so that no
  /// two entries of a partition are equal.
  public static String hot(long heat, String sort) {
    return "%016d#%s".formatted(heat + HEAT_BIAS, sort);
  }
}
