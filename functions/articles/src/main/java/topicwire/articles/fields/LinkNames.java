package topicwire.articles.fields;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

/// The names whose values are links, at any depth and in maps of any kind: clients put what they
/// hold into `href` and `src`, where a browser would run a script.
public final class LinkNames {
  private static final Set<String> NAMES =
      Stream.of(
              Stream.of("website", "websites", "canonical"),
              Field.IMAGES.plainNames().stream(),
              Field.ALIASES.plainNames().stream())
          .flatMap(names -> names)
          .collect(toUnmodifiableSet());

  private LinkNames() {}

  /// Whether a text under this name, or in a list under it, is a link.
  public static boolean contain(String name) {
    var plain = Names.plain(name);
    return hasEnding(plain) || NAMES.contains(plain);
  }

  /// `canonical_url` and `heroSrcs` are links, too. Every text of every article is asked for, so
  /// that one letter decides for most.
  private static boolean hasEnding(String plain) {
    var end = plain.endsWith("s") ? plain.length() - 1 : plain.length();
    return end > 0
        && switch (plain.charAt(end - 1)) {
          case 'l' -> plain.startsWith("url", end - 3);
          case 'i' -> plain.startsWith("uri", end - 3);
          case 'f' -> plain.startsWith("href", end - 4);
          case 'k' -> plain.startsWith("link", end - 4);
          case 'c' -> plain.startsWith("src", end - 3);
          default -> false;
        };
  }
}
