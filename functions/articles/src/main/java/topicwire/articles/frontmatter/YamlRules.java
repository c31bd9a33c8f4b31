package topicwire.articles.frontmatter;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// The parts of YAML that front matter has no use for, refused event by event.
final class YamlRules {

  /// What YAML 1.2's core schema takes for a number, in a plain scalar.
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private YamlRules() {}

  /// The line that an event begins in.
  static int line(Event event) {
    var mark = event.getStartMark();
    return mark.isPresent() ? mark.get().getLine() + 1 : 0;
  }

  /// Whether a plain scalar means nothing.
  static boolean isNull(String plain) {
    return switch (plain) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  static void checkStart(DocumentStartEvent start) throws Unreadable {
    if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
      throw new Unreadable(
          "yaml-directive", line(start), "directives such as %YAML are not read; remove them");
    }
  }

  static void checkEnd(Event event) throws Unreadable {
    if (event.getEventId() != Event.ID.StreamEnd) {
      throw new Unreadable(
          "yaml-second-document",
          line(event),
          "a second YAML document begins here; indent or quote this `---` or `...`, or remove it");
    }
  }

  /// No alias, anchor or tag.
  static void checkPlain(NodeEvent node) throws Unreadable {
    if (node.getEventId() == Event.ID.Alias) {
      throw new Unreadable(
          "yaml-alias",
          line(node),
          "a value that begins with * is an alias, which is not read; put it in quotes");
    }
    if (node.getAnchor().isPresent()) {
      throw new Unreadable(
          "yaml-anchor",
          line(node),
          "a value that begins with & is an anchor, which is not read; put it in quotes");
    }
    var tagged =
        switch (node) {
          case ScalarEvent scalar -> scalar.getTag().isPresent();
          case CollectionStartEvent start -> start.getTag().isPresent();
          default -> false;
        };
    if (tagged) {
      throw new Unreadable(
          "yaml-tag",
          line(node),
          "a value that begins with ! is a tag, which is not read; put it in quotes");
    }
  }

  static void checkText(ScalarEvent scalar) throws Unreadable {
    if (scalar.isDQuoted() && Characters.hasLoneSurrogate(scalar.getValue())) {
      throw new Unreadable(
          "yaml-escape-invalid",
          line(scalar),
          "an escape from \\uD800 to \\uDFFF is half a character; write the character itself");
    }
  }

  /// The name that an event gives to an entry of a mapping.
  static String name(Event event) throws Unreadable {
    checkPlain((NodeEvent) event);
    if (!(event instanceof ScalarEvent scalar)) {
      throw new Unreadable(
          "yaml-key-invalid", line(event), "a list or map cannot be a name; write `name: value`");
    }
    var name = scalar.getValue();
    checkText(scalar);
    if (name.equals("<<") && scalar.isPlain()) {
      throw new Unreadable(
          "yaml-merge-key", line(event), "merge keys (<<) are not read; write the fields out");
    }
    if (name.isEmpty() || (scalar.isPlain() && !isString(name))) {
      throw new Unreadable(
          "yaml-key-invalid",
          line(event),
          Message.of(
              "%s is not a name but a number, a truth value or nothing; put it in quotes",
              Characters.quote(name)));
    }
    return name;
  }

  private static boolean isString(String plain) {
    return switch (plain) {
      case "true", "True", "TRUE", "false", "False", "FALSE" -> false;
      default -> !isNull(plain) && !(mayBeNumber(plain) && NUMBER.matcher(plain).matches());
    };
  }

  private static boolean mayBeNumber(String plain) {
    var first = plain.charAt(0);
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }
}
