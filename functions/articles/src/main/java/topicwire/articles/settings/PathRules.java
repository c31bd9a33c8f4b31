package topicwire.articles.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;

/// Paths of the bucket as settings write them: from the root, without a slash before them, and with
/// one behind a folder.
final class PathRules {
  private PathRules() {}

  /// Keys and folders that are left out.
  static List<String> excluded(List<Node.Scalar> words, Entries entries) {
    for (var word : words) {
      var path = word.text();
      // Every article has an ending: this would exclude nothing, which nobody wants.
      if (check("exclude", path, word.line(), entries)
          && !path.endsWith("/")
          && path.indexOf('.', path.lastIndexOf('/') + 1) < 0) {
        entries.flaw(
            "exclude",
            word.line(),
            Message.of(
                "expected a folder, or a file with its ending, found %s; write `%s/`",
                Characters.quote(path), path));
      }
    }
    return texts(words);
  }

  /// The folders with an underscore that are read.
  static List<String> included(List<Node.Scalar> words, Entries entries) {
    for (var word : words) {
      var text = word.text();
      if (!text.startsWith("_") || text.indexOf('/') >= 0 || Characters.hasControl(text)) {
        entries.flaw(
            "include",
            word.line(),
            Message.of(
                "expected the name of a folder that begins with an underscore, found %s; write it"
                    + " as `_docs`, without slashes",
                Characters.quote(text)));
      }
    }
    return texts(words);
  }

  /// The folder of a rule, with which its keys begin: empty for `/`, the whole bucket.
  static String folder(String setting, String name, int line, Entries entries) {
    if (name.equals("/")) {
      return "";
    }
    if (check(setting, name, line, entries) && !name.endsWith("/")) {
      entries.flaw(
          setting,
          line,
          Message.of("expected a folder, found %s; write `%s/`", Characters.quote(name), name));
    }
    return name;
  }

  private static boolean check(String setting, String path, int line, Entries entries) {
    var advice = advice(path);
    if (advice != null) {
      entries.flaw(
          setting,
          line,
          Message.of(
              "expected a path from the root of the articles, found %s; %s",
              Characters.quote(path), advice));
    }
    return advice == null;
  }

  private static @Nullable String advice(String path) {
    if (Characters.hasControl(path) || path.length() > Entries.MAX_WORD) {
      return "write one line of at most " + Entries.MAX_WORD + " characters";
    }
    if (path.indexOf('*') >= 0 || path.indexOf('?') >= 0) {
      return "`*` and `?` have no meaning here, name the folder with a slash behind it";
    }
    if (path.equals("/")) {
      return "this is every file, name a folder";
    }
    if (path.startsWith("/") || path.startsWith("./") || path.contains("//")) {
      return "write `" + path.replaceAll("/+", "/").replaceAll("^[./]+", "") + "`";
    }
    if (path.equals("..") || path.startsWith("../") || path.contains("/../")) {
      return "write it without `..`";
    }
    return path.indexOf('\\') >= 0 ? "write `" + path.replace('\\', '/') + "`" : null;
  }

  private static List<String> texts(List<Node.Scalar> words) {
    return words.stream().map(Node.Scalar::text).distinct().toList();
  }
}
