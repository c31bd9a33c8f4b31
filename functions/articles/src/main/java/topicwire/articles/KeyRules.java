package topicwire.articles;

import java.util.Set;
import topicwire.articles.settings.Settings;

/// Which keys the settings take for articles.
final class KeyRules {

  /// Folders with an underscore that are read whatever the settings include.
  private static final Set<String> ALWAYS = Set.of("_posts", "_drafts");

  private KeyRules() {}

  /// Whether the settings say that a key is no article.
  ///
  /// @param path the key behind the prefix
  static boolean isExcluded(String path, Settings settings) {
    return settings.exclude().stream().anyMatch(rule -> matches(path, rule))
        || !isIncluded(path, settings);
  }

  /// A rule with a slash within is one of the whole path, another one of any of its parts.
  private static boolean matches(String path, String rule) {
    var slash = rule.indexOf('/');
    var folder = slash == rule.length() - 1;
    if (slash >= 0 && !folder) {
      return rule.endsWith("/") ? path.startsWith(rule) : path.equals(rule);
    }
    return folder
        ? path.startsWith(rule) || path.contains("/" + rule)
        : path.equals(rule) || path.endsWith("/" + rule);
  }

  private static boolean isIncluded(String path, Settings settings) {
    var include = settings.include();
    if (include == null) {
      return true;
    }
    var start = 0;
    for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      var folder = path.substring(start, slash);
      if (folder.startsWith("_") && !ALWAYS.contains(folder) && !include.contains(folder)) {
        return false;
      }
      start = slash + 1;
    }
    return true;
  }
}
