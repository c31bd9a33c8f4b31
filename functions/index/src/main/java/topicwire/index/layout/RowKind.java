package topicwire.index.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.index.Visibility;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;

/// What a row of the table is, by its key alone: whose it is, and whether it can be anyone's.
public sealed interface RowKind {

  /// The source record of an object key.
  record OfSourceRecord(String key) implements RowKind {}

  /// A row of one object key.
  record Owned(String key) implements RowKind {}

  /// A count.
  record Counted() implements RowKind {}

  /// A position in a change log; whose it is stands in the row.
  record Logged() implements RowKind {}

  /// One of the index's own, outside of what follows from the bucket.
  record Own() implements RowKind {}

  /// In a partition of the index, under a sort key that no row of it can have.
  record Malformed() implements RowKind {}

  /// Of no kind that this version knows: perhaps of a later one.
  record Foreign() implements RowKind {}

  /// Of an object's key in UTF-8.
  ///
  /// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Naming
  ///   Amazon S3 objects</a>
  int MAX_KEY_BYTES = 1024;

  /// Rows of the index itself.
  Set<RowKey> OWN = Set.of(Keys.STATUS, Keys.SITE, Keys.REINDEX, Keys.SETTINGS, Keys.SWEEP);

  /// `<UTC second>#<object key>`, the sort key of an entry.
  Pattern ENTRY =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z#(.+)", Pattern.DOTALL);

  /// `<slug>#<object key>`, the sort key of a definition.
  Pattern DEFINITION = Pattern.compile("[^#]+#(.+)", Pattern.DOTALL);

  /// The number of a log.
  Pattern SHARD = Pattern.compile("[0-5][0-9]|6[0-3]");

  /// The partition of a log.
  Pattern LOG = Pattern.compile(Keys.LOG_HEADS_PARTITION + "#(" + SHARD + ")");

  /// A position in it.
  Pattern POSITION = Pattern.compile("(?!0{15})[0-9]{15}");

  static RowKind of(Row row) {
    var pk = row.key().pk();
    var sk = row.key().sk();
    if (pk.startsWith("SOURCE#")) {
      var key = pk.substring("SOURCE#".length());
      return sk.equals("SOURCE") && isKey(key) ? new OfSourceRecord(key) : new Malformed();
    }
    if (pk.equals(Keys.REJECTED_PARTITION)) {
      return owned(sk);
    }
    if (pk.equals(Keys.DEFINITIONS_PARTITION)) {
      return owned(behind(DEFINITION, sk));
    }
    if (pk.equals(Keys.DUE_PARTITION)) {
      return owned(behind(ENTRY, sk));
    }
    if (LOG.matcher(pk).matches()) {
      return POSITION.matcher(sk).matches() ? new Logged() : new Malformed();
    }
    if (pk.equals(Keys.LOG_HEADS_PARTITION)) {
      return SHARD.matcher(sk).matches() ? new Own() : new Malformed();
    }
    if (OWN.contains(row.key())) {
      return new Own();
    }
    var draft = Visibility.DRAFT.prefix;
    return ofArticle(pk.startsWith(draft) ? pk.substring(draft.length()) : pk, sk);
  }

  private static RowKind ofArticle(String pk, String sk) {
    if (pk.startsWith("ARTICLE#")) {
      return sk.equals("ARTICLE") ? owned(pk.substring("ARTICLE#".length())) : new Malformed();
    }
    if (pk.equals("FEED") || pk.startsWith("TOPIC#") || pk.startsWith("CATEGORY#")) {
      return owned(behind(ENTRY, sk));
    }
    if (pk.startsWith("URL#")) {
      // "URL" is the sort key of a row that former versions wrote, of all keys with the URL.
      return sk.equals("URL") ? new Malformed() : owned(sk);
    }
    return pk.equals("TOPICS") || pk.startsWith("MONTHS#") || pk.equals(Keys.STATES_PARTITION)
        ? new Counted()
        : new Foreign();
  }

  private static RowKind owned(@Nullable String key) {
    return key != null && isKey(key) ? new Owned(key) : new Malformed();
  }

  /// Whether an object may have the key: no source record could be written of another.
  private static boolean isKey(String text) {
    return !text.isEmpty() && text.getBytes(UTF_8).length <= MAX_KEY_BYTES;
  }

  private static @Nullable String behind(Pattern pattern, String sort) {
    var matcher = pattern.matcher(sort);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
