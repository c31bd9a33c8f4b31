package topicwire.index.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;

/// Every type of row in the table: how its partition keys begin, what its sort keys look like, and
/// who may read it. The only list of them: keys, the audit, and what the public function's role
/// must grant follow from it. `.github/docs/table.md` says what the rows hold.
public enum RowType {
  SOURCE_RECORD("SOURCE#", Access.INTERNAL, Sort.FIXED, "SOURCE"),
  ARTICLE("ARTICLE#", Access.BY_VISIBILITY, Sort.FIXED, "ARTICLE"),
  FEED_ENTRY("FEED", Access.BY_VISIBILITY, Sort.SECOND_AND_KEY),
  TOPIC_ENTRY("TOPIC#", Access.BY_VISIBILITY, Sort.SECOND_AND_KEY),
  CATEGORY_ENTRY("CATEGORY#", Access.BY_VISIBILITY, Sort.SECOND_AND_KEY),
  TOPIC_COUNT("TOPICS", Access.BY_VISIBILITY, Sort.COUNT),
  MONTH_COUNT("MONTHS#", Access.BY_VISIBILITY, Sort.COUNT),
  ADDRESS("URL#", Access.BY_VISIBILITY, Sort.KEY),
  DEFINITION("TOPIC-DEFS", Access.PUBLIC, Sort.SLUG_AND_KEY),
  LOG_HEAD("LOG", Access.PUBLIC, Sort.SHARD),
  LOG("LOG#", Access.PUBLIC, Sort.POSITION),
  STATE_COUNT("STATES", Access.INTERNAL, Sort.COUNT),
  DUE("DUE", Access.INTERNAL, Sort.SECOND_AND_KEY),
  REJECTION("REJECTED", Access.INTERNAL, Sort.KEY),
  QUERY("QUERIES", Access.INTERNAL, Sort.KEY),
  SETTINGS("SETTINGS", Access.INTERNAL, Sort.OWN, "SETTINGS"),
  REINDEX("REINDEX", Access.INTERNAL, Sort.OWN, "RUN", "SWEEP"),
  STATUS("STATUS", Access.PUBLIC, Sort.OWN, "STATUS", "SITE"),
  SNAPSHOT("SNAPSHOT", Access.PUBLIC, Sort.OWN, "LAST", "SEARCH");

  /// Who reads rows of a type.
  enum Access {
    /// The public.
    PUBLIC,
    /// The public; but under partition keys that begin as [Visibility] says, those who see drafts.
    BY_VISIBILITY,
    /// Editors and the functions themselves.
    INTERNAL
  }

  /// What the sort keys of a type are.
  enum Sort {
    /// One name.
    FIXED,
    /// The object key.
    KEY,
    /// `<UTC second>#<object key>`.
    SECOND_AND_KEY,
    /// `<slug>#<object key>`.
    SLUG_AND_KEY,
    /// Of a count: anything.
    COUNT,
    /// The number of a change log.
    SHARD,
    /// A position in a change log.
    POSITION,
    /// Of a row of the index itself: one of some names.
    OWN
  }

  /// Ends a beginning that something follows.
  private static final String FOLLOWED = "#";

  private final String beginning;
  private final Access access;
  final Sort sort;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  final List<String> names;

  RowType(String beginning, Access access, Sort sort, String... names) {
    this.beginning = beginning;
    this.access = access;
    this.sort = sort;
    this.names = List.of(names);
  }

  /// The type of the rows in a partition, or null when this version knows none.
  static @Nullable RowType of(String partition) {
    for (var type : values()) {
      if (type.has(partition)) {
        return type;
      }
    }
    return null;
  }

  private boolean has(String partition) {
    var draft = Visibility.DRAFT.prefix;
    var behind =
        access == Access.BY_VISIBILITY && partition.startsWith(draft)
            ? partition.substring(draft.length())
            : partition;
    return beginning.endsWith(FOLLOWED) ? behind.startsWith(beginning) : behind.equals(beginning);
  }

  /// The partition key of the only partition.
  String partition() {
    return beginning;
  }

  /// The partition key of the only partition of this visibility.
  String partition(Visibility visibility) {
    return visibility.prefix + beginning;
  }

  /// The partition key of the partition of an object key, a slug or a hash.
  String partition(String id) {
    return beginning + id;
  }

  /// The same of this visibility.
  String partition(Visibility visibility, String id) {
    return visibility.prefix + beginning + id;
  }

  /// What follows the beginning of a partition key.
  String idOf(String partition) {
    return partition.substring(partition.indexOf(beginning) + beginning.length());
  }

  /// The partition keys as a pattern of IAM, `TOPIC#*`.
  public String pattern() {
    return beginning.endsWith(FOLLOWED) ? beginning + "*" : beginning;
  }

  /// Whether the public function may read the rows, those of drafts aside.
  public boolean isPublic() {
    return access != Access.INTERNAL;
  }

  /// Whether drafts have rows of this type, under partition keys of their own.
  public boolean hasDrafts() {
    return access == Access.BY_VISIBILITY;
  }
}
