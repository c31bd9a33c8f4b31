package topicwire.index;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A guard as a row, and back. */
final class Guards {
  private Guards() {}

  private static final char SEPARATOR = '#';

  /** Between partition and sort key of a stray row: neither can hold this character's code. */
  private static final String STRAY_SEPARATOR = "\n";

  static Row toRow(Guard guard) {
    var holding = guard.holding();
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.SOURCES, new Value.Text(Keys.SOURCES_PARTITION));
    attributes.put(Attributes.KEY, new Value.Text(guard.key()));
    attributes.put(Attributes.REVISION, new Value.Text(guard.revision()));
    attributes.put(Attributes.STATE, new Value.Text(holding.state().word()));
    attributes.put(Attributes.SIZE, new Value.Whole(guard.size()));
    attributes.put(Attributes.PARSER, new Value.Text(guard.parser()));
    attributes.put(Attributes.CHANGED_AT, new Value.Text(guard.changedAt()));
    if (guard.etag() != null) {
      attributes.put(Attributes.ETAG, new Value.Text(guard.etag()));
    }
    if (!holding.second().isEmpty()) {
      attributes.put(Attributes.SECOND, new Value.Text(holding.second()));
    }
    if (holding.category() != null) {
      attributes.put(Attributes.CATEGORY, new Value.Text(holding.category()));
    }
    if (holding.urlHash() != null) {
      attributes.put(Attributes.URL_HASH, new Value.Text(holding.urlHash()));
    }
    putTexts(
        attributes,
        Attributes.LABELS,
        holding.topics().stream().map(topic -> topic.slug() + SEPARATOR + topic.name()));
    putTexts(
        attributes,
        Attributes.STRAYS,
        guard.strays().stream().map(stray -> stray.pk() + STRAY_SEPARATOR + stray.sk()));
    return new Row(Keys.guard(guard.key()), attributes);
  }

  private static void putTexts(Map<String, Value> attributes, String name, Stream<String> all) {
    Set<String> texts = all.collect(toUnmodifiableSet());
    if (!texts.isEmpty()) {
      attributes.put(name, new Value.Texts(texts));
    }
  }

  static Guard toGuard(Row row) {
    var second = row.text(Attributes.SECOND);
    var size = row.number(Attributes.SIZE);
    var holding =
        new Holding(
            State.ofWord(required(row, Attributes.STATE)),
            second == null ? "" : second,
            labels(row),
            row.text(Attributes.CATEGORY),
            row.text(Attributes.URL_HASH));
    return new Guard(
        required(row, Attributes.KEY),
        required(row, Attributes.REVISION),
        row.text(Attributes.ETAG),
        size == null ? 0 : size,
        required(row, Attributes.PARSER),
        required(row, Attributes.CHANGED_AT),
        holding,
        strays(row));
  }

  private static List<Label> labels(Row row) {
    return row.texts(Attributes.LABELS).stream()
        .sorted()
        .map(text -> {
          var cut = text.indexOf(SEPARATOR);
          return new Label(text.substring(0, cut), text.substring(cut + 1));
        })
        .toList();
  }

  private static Set<RowKey> strays(Row row) {
    var strays = new HashSet<RowKey>();
    for (var text : row.texts(Attributes.STRAYS)) {
      var cut = text.indexOf(STRAY_SEPARATOR);
      strays.add(new RowKey(text.substring(0, cut), text.substring(cut + 1)));
    }
    return strays;
  }

  private static String required(Row row, String attribute) {
    return requireNonNull(
        row.text(attribute),
        () -> "expected the attribute " + attribute + " in the guard " + row.key());
  }
}
