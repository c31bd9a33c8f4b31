package topicwire.articles.fields;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/**
 * Reads single fields of a mapping, each by its rule, and reports what breaks it. A field that is
 * absent, or empty even in quotes, is null; so is one that was reported.
 */
public final class Fields {

  /** Magnitude of {@code heat} and {@code quality}: exact as a number of JavaScript, too. */
  static final long MAX_WHOLE = 1_000_000_000_000_000L;

  private static final int MAX_DIGITS = 32;

  private final Node.Mapping mapping;
  private final String path;
  private final Report report;

  public Fields(Node.Mapping mapping, Report report) {
    this(mapping, "", report);
  }

  /**
   * The fields of a mapping below the root.
   *
   * @param path what reports put before the fields' names, {@code provider.}
   */
  public Fields(Node.Mapping mapping, String path, Report report) {
    this.mapping = mapping;
    this.path = path;
    this.report = report;
  }

  /** The line of a field, 1 where it is absent. */
  public int line(String name) {
    var node = mapping.entries().get(name);
    return node == null ? mapping.line() : node.line();
  }

  /** Text of at most so many characters, verbatim. */
  public @Nullable String text(String name, int characters) {
    var text = text(name);
    if (text != null && Characters.exceeds(text, characters)) {
      flaw(
          "too-long",
          name,
          Message.of(
              "expected at most %,d characters, found %,d; shorten it",
              characters, text.codePointCount(0, text.length())));
      return null;
    }
    return text;
  }

  /** The same, and a flaw where there is no text or only blanks. */
  public @Nullable String required(String name, int characters) {
    var node = mapping.get(name);
    if (node == null || (node instanceof Node.Scalar(var text, var _) && text.isBlank())) {
      flaw("missing", name, Message.of("expected text, found nothing; add `%s: …`", name));
      return null;
    }
    return text(name, characters);
  }

  /** Text of any length, verbatim. */
  public @Nullable String text(String name) {
    return switch (mapping.get(name)) {
      case null -> null;
      case Node.Scalar scalar -> scalar.text().isEmpty() ? null : scalar.text();
      case Node.Absent _ -> null;
      case Node.Items _, Node.Mapping _ -> {
        flaw(
            "invalid",
            name,
            Message.of("expected text, found a list or map; write `%s: text`", name));
        yield null;
      }
    };
  }

  /** A whole number of magnitude up to {@link #MAX_WHOLE}. */
  public @Nullable Long whole(String name) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    var number = whole(text, MAX_WHOLE);
    if (number == null) {
      flaw(
          "invalid",
          name,
          Message.of(
              "expected a whole number from -10^15 to 10^15, found %s; correct it",
              Characters.quote(text)));
    }
    return number;
  }

  /**
   * Exactly {@code true} or {@code false}, in quotes or not; null when the name is absent. A name
   * with nothing behind it is a flaw: whoever writes it wants something other than its absence.
   */
  @Nullable Boolean truth(String name) {
    var node = mapping.entries().get(name);
    if (node == null) {
      return null;
    }
    var text = node instanceof Node.Scalar scalar ? scalar.text() : "";
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        var found =
            switch (node) {
              case Node.Absent _ -> "nothing";
              case Node.Scalar scalar when scalar.text().isEmpty() -> "nothing";
              case Node.Scalar scalar -> Characters.quote(scalar.text());
              case Node.Items _ -> "a list";
              case Node.Mapping _ -> "a map";
            };
        flaw(
            "invalid",
            name,
            Message.of(
                "expected `true` or `false`, found %s; write one of the two, or remove the line",
                found));
        yield null;
      }
    };
  }

  /** The second that a date names, see {@link Dates}. */
  public @Nullable Instant second(String name) {
    var text = text(name);
    var second = text == null ? null : Dates.second(text);
    if (text != null && second == null) {
      flaw("invalid", name, Message.of(Dates.EXPECTED, Characters.quote(text)));
    }
    return second;
  }

  /** An http or https URL, see {@link Urls}; anything else is dropped with a warning. */
  public @Nullable String url(String name) {
    var url = text(name);
    if (url != null && !Urls.isAbsolute(url)) {
      report.warn(
          "url-dropped", line(name), path + name, Message.of(Urls.EXPECTED, Characters.quote(url)));
      return null;
    }
    return url;
  }

  /** The whole number that decimal ASCII digits with an optional sign spell, or null. */
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

  private void flaw(String kind, String name, String message) {
    report.flaw(code(path + name) + "-" + kind, line(name), path + name, message);
  }

  /** {@code provider.domainName} becomes {@code provider-domain-name}. */
  private static String code(String field) {
    return field
        .replaceAll("([A-Z])", "-$1")
        .replaceAll("[^A-Za-z]+", "-")
        .replaceAll("^-", "")
        .toLowerCase(Locale.ROOT);
  }
}
