package topicwire.articles.frontmatter;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import topicwire.articles.report.Unreadable;

/// Reads TOML 1.0. Its numbers, truth values and dates become text, as those of the other syntaxes
/// are: dates in the form of RFC 3339 with seconds, integers in decimal digits.
public final class TomlReader {

  /// One kind of complaint of the library. Its own words quote the file, and so could reveal a
  /// `secured` field: none of them is passed on.
  private record Mistake(String fragment, String code, String advice) {}

  private static final Mistake OTHER =
      new Mistake(
          "",
          "toml-invalid",
          "this is not TOML; write `name = value`, text in quotes, lists as [\"a\", \"b\"], dates"
              + " as 2024-04-11");

  private static final List<Mistake> KNOWN =
      List.of(
          new Mistake(
              "previously defined",
              "toml-duplicate-key",
              "this name stands above already; remove one of the two"),
          new Mistake(
              "escape",
              "toml-invalid",
              "a backslash in double quotes begins an escape; double it, or use single quotes"),
          new Mistake(
              "Unexpected end of line, expected \"",
              "toml-invalid",
              "the quote that opens in this line is never closed; close it"),
          new Mistake("Invalid", "toml-invalid", "no such date or time exists; correct it"),
          new Mistake("too large", "toml-invalid", "the number is too large; put it in quotes"));

  private static final int MAX_SEARCHED = 8 * 1024;

  private TomlReader() {}

  static Node.Mapping read(String header) throws Unreadable {
    TomlBounds.check(header);
    // The library takes the break of Windows, but counts no line for a lone carriage return.
    var result = parse(header);
    if (result == null) {
      throw new Unreadable(OTHER.code, broken(header), OTHER.advice);
    }
    if (result.hasErrors()) {
      throw explain(result.errors().getFirst());
    }
    return mapping(result, 1, 1);
  }

  /// What the library makes of a text; null where it fails, as it does on half an offset.
  private static @Nullable TomlParseResult parse(String toml) {
    try {
      return Toml.parse(toml);
    } catch (RuntimeException | AssertionError e) {
      // The library asserts what a malformed escape breaks, where assertions are on.
      return null;
    }
  }

  /// The line that the library fails in: the last of the fewest lines that it fails on. 0 where the
  /// search would take long.
  private static int broken(String toml) {
    if (toml.length() > MAX_SEARCHED) {
      return 0;
    }
    var lines = toml.lines().toList();
    var good = 0;
    var bad = lines.size();
    while (bad - good > 1) {
      var middle = (good + bad) / 2;
      if (parse(String.join("\n", lines.subList(0, middle))) == null) {
        bad = middle;
      } else {
        good = middle;
      }
    }
    return bad;
  }

  private static Unreadable explain(TomlParseError error) {
    var words = String.valueOf(error.getMessage());
    var mistake =
        KNOWN.stream().filter(known -> words.contains(known.fragment)).findFirst().orElse(OTHER);
    return new Unreadable(mistake.code, error.position().line(), mistake.advice);
  }

  private static Node.Mapping mapping(TomlTable table, int line, int depth) throws Unreadable {
    var fields = new Node.Builder();
    for (var name : inOrder(table)) {
      var path = List.of(name);
      var nameLine = line(table, name);
      if (name.isEmpty()) {
        throw new Unreadable("toml-key-invalid", nameLine, "a name is empty; write `name = value`");
      }
      TomlBounds.checked(name, nameLine);
      var value = requireNonNull(table.get(path), "of a name that the table has");
      fields.put(
          name,
          name.equalsIgnoreCase(Node.SECURED)
              ? new Node.Absent(nameLine)
              : node(value, nameLine, depth));
    }
    return fields.mapping(line);
  }

  /// The library forgets the order of the file, but not the places.
  private static List<String> inOrder(TomlTable table) {
    return table.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(name -> line(table, name))
                .thenComparingInt(name -> position(table, name).column()))
        .toList();
  }

  private static int line(TomlTable table, String name) {
    return position(table, name).line();
  }

  private static TomlPosition position(TomlTable table, String name) {
    return requireNonNull(table.inputPositionOf(List.of(name)), "of a name that the table has");
  }

  private static Node node(Object value, int line, int depth) throws Unreadable {
    return switch (value) {
      case TomlTable table -> mapping(table, line, deeper(line, depth));
      case TomlArray array -> items(array, line, deeper(line, depth));
      default -> new Node.Scalar(TomlBounds.checked(text(value), line), line);
    };
  }

  private static Node.Items items(TomlArray array, int line, int depth) throws Unreadable {
    var items = new ArrayList<Node>();
    for (var i = 0; i < array.size(); i++) {
      items.add(node(array.get(i), array.inputPositionOf(i).line(), depth));
    }
    return new Node.Items(items, line);
  }

  /// Dotted names make tables that the brackets do not show.
  private static int deeper(int line, int depth) throws Unreadable {
    if (depth == YamlReader.MAX_DEPTH) {
      throw TomlBounds.tooDeep(line);
    }
    return depth + 1;
  }

  private static String text(Object value) {
    return switch (value) {
      case OffsetDateTime moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      case LocalDate day -> day.toString();
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      default -> value.toString();
    };
  }
}
