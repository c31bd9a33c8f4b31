package topicwire.index.layout;

/// The names of the attributes, as they stand in the table. `template.yaml` repeats those of the
/// keys.
public final class Attributes {
  private Attributes() {}

  // SourceRecordCodec
  public static final String REVISION = "revision";
  public static final String STATE = "state";
  public static final String ETAG = "etag";
  public static final String SIZE = "size";
  public static final String PARSER = "parser";
  public static final String CHANGED_AT = "changedAt";

  /// Of source records, entries and details.
  public static final String MODIFIED_AT = "modified";

  static final String SECOND = "second";
  static final String LABELS = "labels";
  static final String DIGEST = "digest";
  static final String URL_HASH = "urlHash";
  static final String ALIAS_HASHES = "aliasHashes";

  /// Month of the article's day, where it is another than that of its second.
  static final String MONTH = "month";

  /// Why the key shows nothing to the public.
  static final String REASON = "reason";

  /// Slugs of the topics above those of an article, as far as they count it.
  static final String ABOVE = "above";

  /// Digest of what the key's definitions claim.
  static final String CLAIMS = "claims";

  static final String AS_OF = "asOf";
  static final String DUE = "due";

  /// Of the key's row in the change log.
  public static final String POSITION = "position";

  /// Of what the public was last shown of the key.
  public static final String VERSION = "version";

  /// Partition key of the index `sources`: the same for every source record, absent from other
  /// rows.
  static final String SOURCES = "sources";

  /// Sort key of the index `sources`.
  public static final String KEY = "key";

  // Entries
  public static final String ITEM = "item";
  public static final String DICTIONARY = "dict";

  /// Sort key of the index `hottest`: only entries have it.
  public static final String HOT = "hot";

  /// Day of the article as its file has it, where it is another than that of its second.
  public static final String DAY = "day";

  /// What hides a draft, the plainest reason first, with commas between.
  public static final String HIDDEN_BY = "hiddenBy";

  /// When the article expires, a UTC second.
  public static final String UNTIL = "until";

  /// When the article is to appear, a UTC second.
  public static final String FROM = "from";

  public static final String NAME = "name";
  public static final String QUALITY = "quality";
  public static final String HEAT = "heat";
  public static final String TYPE = "type";
  public static final String PROVIDER = "provider";
  public static final String CATEGORY = "category";
  public static final String TOPICS = "topics";

  // Details, definitions, rejections
  public static final String DETAIL = "detail";
  public static final String WARNINGS = "warnings";
  public static final String DEFINITION = "definition";

  /// Of definitions, slugs: what they claim, see `topicwire.index.taxonomy.Claims`.
  public static final String ALIASES = "aliases";

  public static final String REPLACES = "replaces";
  public static final String PARENTS = "parents";
  public static final String NAMES = "names";

  /// 1 in a definition whose topic is public without articles; absent from others.
  public static final String STANDS_ALONE = "alone";

  public static final String FLAWS = "flaws";
  public static final String SINCE = "since";

  // Standing queries
  public static final String EXPRESSION = "expression";
  public static final String TARGET = "target";

  // Counts
  public static final String COUNT = "count";
  public static final String STAMP = "stamp";

  // Change log
  public static final String EPOCH = "epoch";
  public static final String FLOOR = "floor";
  public static final String CLEARED = "cleared";
  public static final String KIND = "kind";
  public static final String PATH = "path";

  /// What the public was shown before, see `topicwire.index.log.FormerTopics`.
  public static final String WAS = "was";

  /// Second since the epoch at which the row was written.
  public static final String AT = "at";

  // Snapshot
  public static final String OBJECT = "object";
  public static final String TAKEN_AT = "takenAt";
  public static final String ARTICLES = "articles";
  public static final String BYTES = "bytes";
  public static final String SHA_256 = "sha256";
  public static final String NEXT_SINCE = "nextSince";

  // Reindex; the first also of the snapshot
  public static final String BUCKET = "bucket";
  public static final String LEASED_UNTIL = "leasedUntil";
  public static final String RUN = "run";
  public static final String REPORT = "report";
  public static final String WALKED_AT = "walkedAt";
  public static final String AUDITED_AT = "auditedAt";
  public static final String LIVE = "live";

  public static final String SWEPT = "swept";

  // Settings
  public static final String CONTENT = "content";

  /// Revision of what all topic definitions claim.
  public static final String TAXONOMY = "taxonomy";

  // Status
  public static final String VERIFIED_AT = "verifiedAt";
  public static final String DRIFT = "drift";
}
