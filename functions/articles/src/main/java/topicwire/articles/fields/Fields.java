package topicwire.articles.fields;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// The fields of an article's front matter by their names, in any spelling. A name with nothing
/// behind it, or blanks, is absent. What is wrong costs the field and is a warning.
public final class Fields {

  /// Magnitude of `heat` and `quality`: exact as a number of JavaScript, too.
  static final long MAX_WHOLE = 1_000_000_000_000_000L;

  private static final int MAX_DIGITS = 32;

  /// A field as the file has it.
  ///
  /// @param name as written
  public record Named(String name, Node node) {
    public int line() {
      return node.line();
    }
  }

  private final Map<String, Named> named = new HashMap<>();
  private final Map<Field, Named> winners = new EnumMap<>(Field.class);
  private final Set<String> asked = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Report report;

  public Fields(Node.Mapping root, Report report) {
    this.report = report;
    root.entries().forEach(this::add);
  }

  private void add(String name, Node node) {
    if (isEmpty(node)) {
      return;
    }
    var plain = Names.plain(name);
    var before = named.putIfAbsent(plain, new Named(name, node));
    if (before != null && Field.of(plain) != null) {
      report.warn(
          "field-twice",
          node.line(),
          name,
          Message.of(
              "%s in line %d is the same field; remove one of the two",
              Characters.quote(before.name), before.line()));
    }
  }

  private static boolean isEmpty(Node node) {
    return switch (node) {
      case Node.Absent _ -> true;
      case Node.Scalar(var text, var _) -> text.isBlank();
      case Node.Items(var items, var _) -> items.isEmpty();
      case Node.Mapping(var entries, var _, var _) -> entries.isEmpty();
    };
  }

  /// The field of this name, in any spelling, or null.
  public @Nullable Named get(String name) {
    return getPlain(Names.plain(name));
  }

  /// The field of a name in the form of [Names#plain], or null.
  public @Nullable Named getPlain(String plain) {
    var found = named.get(plain);
    if (found != null) {
      asked.add(plain);
    }
    return found;
  }

  /// The taxonomies of Zola, which may have any name.
  public List<Named> taxonomies() {
    return named.get("taxonomies") instanceof Named(var _, Node.Mapping taxonomies)
        ? taxonomies.entries().entrySet().stream()
            .filter(taxonomy -> !isEmpty(taxonomy.getValue()))
            .map(taxonomy -> new Named(taxonomy.getKey(), taxonomy.getValue()))
            .toList()
        : List.of();
  }

  /// The fields of this name, in any spelling: that of the file, and that among the taxonomies.
  public List<Named> withTaxonomies(String name) {
    var found = new ArrayList<Named>();
    var own = get(name);
    if (own != null) {
      found.add(own);
    }
    var plain = Names.plain(name);
    for (var taxonomy : taxonomies()) {
      if (Names.plain(taxonomy.name).equals(plain)) {
        found.add(taxonomy);
      }
    }
    return found;
  }

  /// The first of the field's names that is there, or null.
  public @Nullable Named first(Field field) {
    for (var plain : field.plainNames()) {
      var found = named.get(plain);
      if (found != null) {
        return won(field, plain, found);
      }
    }
    return null;
  }

  /// Whether the field of this name is there.
  public boolean has(String name) {
    return named.containsKey(Names.plain(name));
  }

  /// Remembers what a field was read from.
  public void wins(Field field, Named found) {
    won(field, Names.plain(found.name), found);
  }

  private Named won(Field field, String plain, Named found) {
    asked.add(plain);
    read.add(plain);
    winners.putIfAbsent(field, found);
    return found;
  }

  /// What a field was read from, or null.
  public @Nullable Named winner(Field field) {
    return winners.get(field);
  }

  /// Whether somebody has asked for the name in this plain form.
  boolean isAsked(String plain) {
    return asked.contains(plain);
  }

  /// Whether the value of the name in this plain form has gone into the article.
  boolean isRead(String plain) {
    return read.contains(plain);
  }

  /// All that are not empty, by their names in plain form.
  Map<String, Named> all() {
    return named;
  }

  /// The first text of at most so many characters, verbatim; of a list, its first.
  public @Nullable String text(Field field, int characters) {
    for (var plain : field.plainNames()) {
      var found = named.get(plain);
      var text = found == null ? null : text(found, characters);
      if (found != null && text != null) {
        won(field, plain, found);
        return text;
      }
      if (found != null) {
        asked.add(plain);
      }
    }
    return null;
  }

  /// The text of a field of at most so many characters, or null with a warning.
  public @Nullable String text(Named field, int characters) {
    var text = firstText(field.node);
    if (text == null) {
      warn("invalid", field, "expected text, found a list or map; the field is left out");
      return null;
    }
    if (Characters.exceeds(text, characters)) {
      warn(
          "too-long",
          field,
          Message.of(
              "expected at most %,d characters, found %,d; the field is left out, shorten it",
              characters, text.codePointCount(0, text.length())));
      return null;
    }
    return text;
  }

  /// A text, of a list its first, or null.
  public static @Nullable String firstText(Node node) {
    return switch (node) {
      case Node.Scalar(var text, var _) -> text;
      case Node.Items(var items, var _) -> {
        for (var item : items) {
          if (item instanceof Node.Scalar(var text, var _) && !text.isBlank()) {
            yield text;
          }
        }
        yield null;
      }
      case Node.Mapping _, Node.Absent _ -> null;
    };
  }

  /// A whole number of magnitude up to [#MAX_WHOLE].
  public @Nullable Long whole(Field field) {
    var found = first(field);
    if (found == null) {
      return null;
    }
    var text = firstText(found.node);
    var number = text == null ? null : whole(text.strip(), MAX_WHOLE);
    if (number == null) {
      warn(
          "invalid",
          found,
          Message.of(
              "expected a whole number from -10^15 to 10^15, found %s; the field is left out,"
                  + " correct it",
              text == null ? "a list or map" : Characters.quote(text)));
    }
    return number;
  }

  /// The texts of a list, however deep they stand in one another; of a map its `name` or else all
  /// its names; one text.
  public static void texts(Node node, List<Node.Scalar> into) {
    switch (node) {
      case Node.Scalar scalar -> into.add(scalar);
      case Node.Items(var items, var _) -> items.forEach(item -> texts(item, into));
      case Node.Mapping mapping when mapping.get("name") instanceof Node.Scalar name ->
          into.add(name);
      case Node.Mapping(var entries, var _, var _) ->
          entries.forEach((name, value) -> into.add(new Node.Scalar(name, value.line())));
      case Node.Absent _ -> {}
    }
  }

  /// The whole number that decimal ASCII digits with an optional sign spell, or null.
  public static @Nullable Long whole(String text, long magnitude) {
    var start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    if (start == text.length() || text.length() > MAX_DIGITS) {
      return null;
    }
    var number = 0L;
    for (var i = start; i < text.length(); i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = number * 10 + digit;
      if (number > magnitude) {
        return null;
      }
    }
    return text.charAt(0) == '-' ? -number : number;
  }

  private void warn(String kind, Named field, String message) {
    report.warn(code(field.name) + "-" + kind, field.line(), field.name, message);
  }

  /// `original_url` is reported as `original-url`, as its canonical name is.
  private static String code(String name) {
    var field = Field.of(Names.plain(name));
    if (field == null) {
      return "field";
    }
    var code = new StringBuilder();
    for (var character : field.canonical().toCharArray()) {
      var upper = character >= 'A' && character <= 'Z';
      code.append(upper ? "-" + (char) (character + ('a' - 'A')) : String.valueOf(character));
    }
    return code.toString();
  }
}
