package topicwire.index;

/**
 * The names of the attributes, as they stand in the table. {@code template.yaml} repeats those of
 * the keys.
 */
final class Attributes {
  private Attributes() {}

  // Guards
  static final String REVISION = "revision";
  static final String STATE = "state";
  static final String ETAG = "etag";
  static final String SIZE = "size";
  static final String PARSER = "parser";
  static final String CHANGED_AT = "changedAt";
  static final String SECOND = "second";
  static final String LABELS = "labels";
  static final String DIGEST = "digest";
  static final String URL_HASH = "urlHash";

  /**
   * Partition key of the index {@code sources}: the same for every guard, absent from other rows.
   */
  static final String SOURCES = "sources";

  /** Sort key of the index {@code sources}. */
  static final String KEY = "key";

  // Entries
  static final String ITEM = "item";
  static final String DICTIONARY = "dict";

  /** Sort key of the index {@code hottest}: only entries have it. */
  static final String HOT = "hot";

  static final String NAME = "name";
  static final String QUALITY = "quality";
  static final String HEAT = "heat";
  static final String TYPE = "type";
  static final String PROVIDER = "provider";
  static final String CATEGORY = "category";
  static final String TOPICS = "topics";

  // Details, definitions, rejections
  static final String DETAIL = "detail";
  static final String WARNINGS = "warnings";
  static final String DEFINITION = "definition";
  static final String FLAWS = "flaws";
  static final String SINCE = "since";

  // Counts and URLs
  static final String COUNT = "count";
  static final String STAMP = "stamp";
  static final String KEYS = "keys";

  // Reindex
  static final String BUCKET = "bucket";
  static final String LEASED_UNTIL = "leasedUntil";
  static final String RUN = "run";
  static final String REPORT = "report";
  static final String WALKED_AT = "walkedAt";
  static final String AUDITED_AT = "auditedAt";
  static final String LIVE = "live";

  // Status
  static final String VERIFIED_AT = "verifiedAt";
  static final String DRIFT = "drift";
}
