package topicwire.index.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Row;

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
  /// Source: [Naming Amazon S3
  /// objects](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html).
  int MAX_KEY_BYTES = 1024;

  /// `<UTC second>#<object key>`, the sort key of an entry.
  Pattern ENTRY =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z#(.+)", Pattern.DOTALL);

  /// `<slug>#<object key>`, the sort key of a definition.
  Pattern DEFINITION = Pattern.compile("[^#]+#(.+)", Pattern.DOTALL);

  /// The number of a log.
  Pattern SHARD = Pattern.compile("[0-5][0-9]|6[0-3]");

  /// A position in it.
  Pattern POSITION = Pattern.compile("(?!0{15})[0-9]{15}");

  static RowKind of(Row row) {
    var pk = row.key().pk();
    var sk = row.key().sk();
    var type = RowType.of(pk);
    if (type == null) {
      return new Foreign();
    }
    return switch (type.sort) {
      case FIXED -> type.names.contains(sk) ? ofKey(type, type.idOf(pk)) : new Malformed();
      // "URL" is the sort key of a row that former versions wrote, of all keys with the URL.
      case KEY -> type == RowType.ADDRESS && sk.equals("URL") ? new Malformed() : owned(sk);
      case SECOND_AND_KEY -> owned(behind(ENTRY, sk));
      case SLUG_AND_KEY -> owned(behind(DEFINITION, sk));
      case COUNT -> new Counted();
      case SHARD -> SHARD.matcher(sk).matches() ? new Own() : new Malformed();
      case POSITION -> {
        // Of more logs in a later version.
        if (!SHARD.matcher(type.idOf(pk)).matches()) {
          yield new Foreign();
        }
        yield POSITION.matcher(sk).matches() ? new Logged() : new Malformed();
      }
      // Another name may be one of a later version.
      case OWN -> type.names.contains(sk) ? new Own() : new Foreign();
    };
  }

  private static RowKind ofKey(RowType type, String key) {
    var owned = owned(key);
    return type == RowType.SOURCE_RECORD && owned instanceof Owned
        ? new OfSourceRecord(key)
        : owned;
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
