package topicwire.index.layout;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Label;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// A source record as a row, and back.
public final class SourceRecordCodec {
  private SourceRecordCodec() {}

  private static final char SEPARATOR = '#';
  private static final char BEHIND_ROWS = '-';

  /// The order of the topics of a manifest: that of the texts that the source record has them as.
  static final Comparator<Label> LABELS = Comparator.comparing(SourceRecordCodec::text);

  private static String text(Label label) {
    return label.slug() + SEPARATOR + label.name();
  }

  public static Row toRow(SourceRecord sourceRecord) {
    var manifest = sourceRecord.manifest();
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.SOURCES, new Value.Text(Keys.SOURCES_PARTITION));
    attributes.put(Attributes.KEY, new Value.Text(sourceRecord.key()));
    attributes.put(Attributes.REVISION, new Value.Text(sourceRecord.revision()));
    attributes.put(Attributes.STATE, new Value.Text(manifest.state().word()));
    attributes.put(Attributes.SIZE, new Value.Whole(sourceRecord.size()));
    attributes.put(Attributes.PARSER, new Value.Text(sourceRecord.parser()));
    attributes.put(Attributes.CHANGED_AT, new Value.Text(sourceRecord.changedAt()));
    attributes.put(Attributes.DIGEST, new Value.Text(digest(sourceRecord.digest(), manifest)));
    if (sourceRecord.etag() != null) {
      attributes.put(Attributes.ETAG, new Value.Text(sourceRecord.etag()));
    }
    if (sourceRecord.modifiedAt() != null) {
      attributes.put(Attributes.MODIFIED_AT, new Value.Whole(sourceRecord.modifiedAt()));
    }
    if (!manifest.publishedAt().isEmpty()) {
      attributes.put(Attributes.SECOND, new Value.Text(manifest.publishedAt()));
    }
    if (manifest.category() != null) {
      attributes.put(Attributes.CATEGORY, new Value.Text(manifest.category()));
    }
    if (manifest.urlHash() != null) {
      attributes.put(Attributes.URL_HASH, new Value.Text(manifest.urlHash()));
    }
    if (manifest.month() != null) {
      attributes.put(Attributes.MONTH, new Value.Text(manifest.month()));
    }
    if (manifest.reason() != null) {
      attributes.put(Attributes.REASON, new Value.Text(manifest.reason()));
    }
    putTexts(attributes, Attributes.ALIAS_HASHES, manifest.aliasHashes().stream());
    if (manifest.due() != null) {
      attributes.put(Attributes.DUE, new Value.Text(manifest.due()));
    }
    putTexts(attributes, Attributes.ABOVE, manifest.above().stream());
    if (manifest.claims() != null) {
      attributes.put(Attributes.CLAIMS, new Value.Text(manifest.claims()));
    }
    if (sourceRecord.asOf() != null) {
      attributes.put(Attributes.AS_OF, new Value.Text(sourceRecord.asOf()));
    }
    var log = sourceRecord.log();
    if (log != null) {
      attributes.put(Attributes.POSITION, new Value.Whole(log.position()));
      attributes.put(Attributes.VERSION, new Value.Text(log.version()));
    }
    putTexts(
        attributes, Attributes.LABELS, manifest.topics().stream().map(SourceRecordCodec::text));
    return new Row(Keys.sourceRecord(sourceRecord.key()), attributes);
  }

  private static void putTexts(Map<String, Value> attributes, String name, Stream<String> all) {
    Set<String> texts = all.collect(toUnmodifiableSet());
    if (!texts.isEmpty()) {
      attributes.put(name, new Value.Texts(texts));
    }
  }

  public static SourceRecord toSourceRecord(Row row) {
    var second = row.text(Attributes.SECOND);
    var size = row.number(Attributes.SIZE);
    var manifest =
        new RowManifest(
            ContentState.ofWord(required(row, Attributes.STATE)),
            second == null ? "" : second,
            labels(row),
            row.text(Attributes.CATEGORY),
            row.text(Attributes.URL_HASH),
            row.text(Attributes.MONTH),
            row.text(Attributes.REASON),
            row.texts(Attributes.ALIAS_HASHES).stream().sorted().toList(),
            row.text(Attributes.DUE),
            row.text(Attributes.CLAIMS),
            row.texts(Attributes.ABOVE).stream().sorted().toList());
    return new SourceRecord(
        required(row, Attributes.KEY),
        required(row, Attributes.REVISION),
        row.text(Attributes.ETAG),
        size == null ? 0 : size,
        required(row, Attributes.PARSER),
        required(row, Attributes.CHANGED_AT),
        row.number(Attributes.MODIFIED_AT),
        manifest,
        row.text(Attributes.AS_OF),
        digestOfRows(required(row, Attributes.DIGEST)),
        place(row));
  }

  /// The source record that a row is, or null when it is none that this program writes: then
  /// nothing can be made of it, and an audit replaces it.
  public static @Nullable SourceRecord sound(Row row) {
    try {
      var sourceRecord = toSourceRecord(row);
      Instant.parse(sourceRecord.changedAt());
      if (sourceRecord.asOf() != null) {
        Instant.parse(sourceRecord.asOf());
      }
      var log = sourceRecord.log();
      return sourceRecord.manifest().sound()
              && (log == null || log.isSound())
              && toRow(sourceRecord).equals(row)
          ? sourceRecord
          : null;
    } catch (NullPointerException
        | DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException damaged) {
      return null;
    }
  }

  /// That of the rows and, behind it, one of what no row has: what is above the topics decides
  /// about counts alone, so that nothing else would show that it was altered.
  private static String digest(String ofRows, RowManifest manifest) {
    return manifest.above().isEmpty()
        ? ofRows
        : ofRows + BEHIND_ROWS + RowDigest.of(manifest.above());
  }

  private static String digestOfRows(String digest) {
    var end = digest.indexOf(BEHIND_ROWS);
    return end < 0 ? digest : digest.substring(0, end);
  }

  /// The same source record with another place in the log.
  public static Row placed(Row sourceRecord, LogPlace place) {
    var attributes = new HashMap<>(sourceRecord.attributes());
    attributes.put(Attributes.POSITION, new Value.Whole(place.position()));
    attributes.put(Attributes.VERSION, new Value.Text(place.version()));
    return new Row(sourceRecord.key(), attributes);
  }

  private static @Nullable LogPlace place(Row row) {
    var position = row.number(Attributes.POSITION);
    return position == null
        ? null
        : new LogPlace(position, requireNonNullElse(row.text(Attributes.VERSION), ""));
  }

  private static List<Label> labels(Row row) {
    return row.texts(Attributes.LABELS).stream()
        .map(text -> {
          var cut = text.indexOf(SEPARATOR);
          return new Label(text.substring(0, cut), text.substring(cut + 1));
        })
        .sorted(LABELS)
        .toList();
  }

  private static String required(Row row, String attribute) {
    return requireNonNull(
        row.text(attribute),
        () -> "expected the attribute " + attribute + " in the source record " + row.key());
  }
}
