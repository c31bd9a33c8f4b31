package topicwire.articles.fields;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The names whose values are links, at any depth and in maps of any kind: clients put what they
/// hold into `href` and `src`, where a browser would run a script.
public final class LinkNames {
  /// Endings in the form of [Names#plain], so that `canonical_url` and `heroSrc` are links, too.
  private static final List<String> ENDINGS =
      List.of("url", "urls", "uri", "uris", "href", "hrefs", "link", "links", "src", "srcs");

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
    return NAMES.contains(plain) || ENDINGS.stream().anyMatch(plain::endsWith);
  }
}
