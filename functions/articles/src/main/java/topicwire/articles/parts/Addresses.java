package topicwire.articles.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.Moment;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.KeyNames;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Article;

/// The addresses of an article on its site: the one that it has, by its field or a pattern of the
/// settings, and the ones that it had.
public final class Addresses {
  static final int MAX_ALIASES = 100;
  static final int MAX_ALIAS = 2_000;

  private final Fields fields;
  private final KeyNames names;
  private final Report report;

  public Addresses(Fields fields, KeyNames names, Report report) {
    this.fields = fields;
    this.names = names;
    this.report = report;
  }

  /// An http or https URL, see [Urls], or null.
  public @Nullable String url(Field field) {
    var found = fields.first(field);
    if (found == null) {
      return null;
    }
    var url = Fields.firstText(found.node());
    if (url == null || !Urls.isAbsolute(url)) {
      report.warn(
          "url-dropped",
          found.line(),
          found.name(),
          Message.of(Urls.EXPECTED, url == null ? "a list or map" : Characters.quote(url)));
      return null;
    }
    return url;
  }

  /// The address of the article, or null.
  ///
  /// @param path the key behind the prefix
  /// @param patterns by folder; the longest folder that the key begins with wins
  public @Nullable String webUrl(
      String path,
      Map<String, String> patterns,
      @Nullable Moment date,
      String title,
      List<String> categories) {
    var own = url(Field.WEB_URL);
    if (own != null) {
      return own;
    }
    @Nullable String best = null;
    for (var folder : patterns.keySet()) {
      if (path.startsWith(folder) && (best == null || folder.length() > best.length())) {
        best = folder;
      }
    }
    var pattern = best == null ? null : patterns.get(best);
    return pattern == null ? null : fill(pattern, date, title, categories);
  }

  private @Nullable String fill(
      String pattern, @Nullable Moment date, String title, List<String> categories) {
    var given = given();
    if (given != null && Urls.isAbsolute(given)) {
      return given;
    }
    var root = origin(pattern);
    if (given != null) {
      return fillParts(root + (given.startsWith("/") ? "" : "/") + given, date, title, categories);
    }
    return fillParts(pattern, date, title, categories);
  }

  /// The address that the file itself gives, absolute or below the root of its site.
  private @Nullable String given() {
    for (var name : List.of("url", "permalink")) {
      if (fields.get(name) instanceof Fields.Named(var _, Node.Scalar(var text, var _))
          && !text.equalsIgnoreCase("true")
          && !text.equalsIgnoreCase("false")) {
        return text.strip();
      }
    }
    return null;
  }

  /// The pattern with everything in its place, or null where it wants a date and there is none.
  private @Nullable String fillParts(
      String pattern, @Nullable Moment date, String title, List<String> categories) {
    var filled = new StringBuilder();
    for (var at = 0; at < pattern.length(); ) {
      var end = at + 1;
      if (pattern.charAt(at) == ':') {
        while (end < pattern.length() && isOfName(pattern.charAt(end))) {
          end++;
        }
      }
      var part = end == at + 1 ? null : part(pattern.substring(at + 1, end), title, categories);
      if (part == null && end > at + 1 && isOfDate(pattern.substring(at + 1, end))) {
        if (date == null) {
          return null;
        }
        part = ofDate(pattern.substring(at + 1, end), date);
      }
      filled.append(part == null ? pattern.substring(at, end) : encoded(part));
      at = end;
    }
    return withoutEmptyParts(filled.toString());
  }

  private @Nullable String part(String name, String title, List<String> categories) {
    return switch (name) {
      case "slug" -> slug(ofFieldOr("slug", names.name()));
      case "title" -> slug(ofFieldOr("slug", names.dated() ? names.name() : title));
      case "filename", "name" -> names.name();
      case "dir", "path" -> String.join("/", names.folders());
      case "categories" -> String.join("/", categories.stream().map(Addresses::slug).toList());
      default -> null;
    };
  }

  private String ofFieldOr(String name, String other) {
    return fields.get(name) instanceof Fields.Named(var _, Node.Scalar(var text, var _))
        ? text.strip()
        : other;
  }

  private static boolean isOfDate(String name) {
    return name.equals("year") || name.equals("month") || name.equals("day");
  }

  /// The date as it is written, whatever day it is elsewhere.
  private static String ofDate(String name, Moment date) {
    return switch (name) {
      case "year" -> date.text().substring(0, 4);
      case "month" -> date.text().substring(5, 7);
      default -> date.text().substring(8, 10);
    };
  }

  /// The former addresses as absolute ones where the present one says of which site.
  public List<String> aliases(@Nullable String webUrl) {
    var field = fields.first(Field.ALIASES);
    if (field == null) {
      return List.of();
    }
    var texts = new ArrayList<Node.Scalar>();
    Fields.texts(field.node(), texts);
    var aliases = new ArrayList<String>();
    for (var text : texts) {
      var alias = text.text().strip();
      if (alias.isEmpty()) {
        continue;
      }
      if (Characters.hasControl(alias) || Characters.exceeds(alias, MAX_ALIAS)) {
        report.warn(
            "alias-dropped",
            text.line(),
            field.name(),
            Message.of(
                "expected an address of at most %,d characters without control characters, found"
                    + " %s; it is left out, correct it",
                MAX_ALIAS, Characters.quote(alias)));
        continue;
      }
      var resolved = webUrl == null ? alias : resolve(rooted(alias), webUrl);
      if (Urls.isAbsoluteOrPath(resolved)) {
        aliases.add(resolved);
      } else {
        report.warn(
            "url-dropped",
            text.line(),
            field.name(),
            Message.of(Urls.EXPECTED_ANY, Characters.quote(alias), "alias"));
      }
    }
    if (aliases.size() > Article.MAX_ALIASES) {
      report.warn(
          "aliases-not-found",
          field.line(),
          field.name(),
          Message.of(
              "an article is found by its first %d aliases, and there are %d; put the ones that"
                  + " matter most first",
              Article.MAX_ALIASES, aliases.size()));
    }
    if (aliases.size() > MAX_ALIASES) {
      report.warn(
          "aliases-too-many",
          field.line(),
          field.name(),
          Message.of(
              "expected at most %d aliases, found %d; the last ones are left out",
              MAX_ALIASES, aliases.size()));
      return aliases.subList(0, MAX_ALIASES);
    }
    return aliases;
  }

  /// Generators take an alias without a slash from the root of the site.
  private static String rooted(String alias) {
    return alias.startsWith("/") || alias.contains("://") ? alias : "/" + alias;
  }

  /// A path as a page of this address means it; anything else as it is.
  static String resolve(String path, String webUrl) {
    if (!Urls.isPath(path)) {
      return path;
    }
    if (path.startsWith("/")) {
      return origin(webUrl) + path;
    }
    var end = end(webUrl);
    var slash = webUrl.lastIndexOf('/', end - 1);
    var root = origin(webUrl).length();
    var folder = slash < root ? webUrl.substring(0, root) + "/" : webUrl.substring(0, slash + 1);
    var rest = path;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      if (rest.startsWith("../") && folder.length() > root + 1) {
        folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
      }
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return folder + rest;
  }

  /// Scheme and host.
  private static String origin(String url) {
    var slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 ? url.substring(0, end(url)) : url.substring(0, slash);
  }

  /// Where query and fragment begin.
  private static int end(String url) {
    for (var i = 0; i < url.length(); i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == '#') {
        return i;
      }
    }
    return url.length();
  }

  private static boolean isOfName(char character) {
    return character >= 'a' && character <= 'z';
  }

  private static String withoutEmptyParts(String url) {
    var start = url.indexOf("://") + 3;
    var text = new StringBuilder(url.substring(0, start));
    for (var i = start; i < url.length(); i++) {
      if (url.charAt(i) != '/' || text.charAt(text.length() - 1) != '/') {
        text.append(url.charAt(i));
      }
    }
    return text.toString();
  }

  /// Lower case, with hyphens for what no address shows well; dots and other scripts stay.
  private static String slug(String name) {
    var slug = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var character = name.charAt(i);
      if (Character.isLetterOrDigit(character)
          || Character.isSurrogate(character)
          || "._~/".indexOf(character) >= 0) {
        slug.append(character);
      } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
      slug.setLength(slug.length() - 1);
    }
    return slug.toString().toLowerCase(Locale.ROOT);
  }

  /// Percent-encoded where a URL has no such character.
  private static String encoded(String part) {
    var encoded = new StringBuilder();
    for (var unit : part.getBytes(UTF_8)) {
      var character = (char) (unit & 0xFF);
      if (character > 0x20 && character < 0x7F && "\"%<>?#[]\\^`{|}".indexOf(character) < 0) {
        encoded.append(character);
      } else {
        encoded.append(Message.of("%%%02X", (int) character));
      }
    }
    return encoded.toString();
  }
}
