package topicwire.articles.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the names of an article's folders and file say, where its front matter is silent.
///
/// @param folders from the root
/// @param name of the file without its ending and the date that it begins with; of `index` and
///   `README`, whose name is that of their folder, without the folder among the folders
/// @param dated whether the name began with a date
public record KeyNames(List<String> folders, String name, boolean dated) {
  private static final String POSTS = "_posts";
  private static final int YEAR = 4;

  /// The names in a key.
  ///
  /// @param path the key behind the prefix
  public static KeyNames of(String path) {
    var segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
    var name = withoutEnding(segments.removeLast());
    if (isOfFolder(name) && !segments.isEmpty()) {
      name = segments.removeLast();
    }
    var behind = behindDate(name);
    return new KeyNames(
        segments.stream().filter(folder -> !folder.isEmpty()).toList(),
        name.substring(behind),
        behind > 0);
  }

  /// Whether the article is a post of Jekyll or Hexo.
  public boolean inPosts() {
    return folders.contains(POSTS);
  }

  /// The folders above `_posts`, which are categories there.
  public List<String> abovePosts() {
    var posts = folders.indexOf(POSTS);
    return posts < 0
        ? List.of()
        : folders.subList(0, posts).stream().map(KeyNames::withoutUnderscore).toList();
  }

  /// The name as a title: words instead of hyphens, and without the number that puts it in order.
  public String title() {
    var title = name.substring(behindOrder(name)).replace('-', ' ').replace('_', ' ').strip();
    return dated && !title.isEmpty()
        ? title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1)
        : title;
  }

  private static String withoutUnderscore(String folder) {
    return folder.startsWith("_") ? folder.substring(1) : folder;
  }

  private static String withoutEnding(String file) {
    var dot = file.lastIndexOf('.');
    var name = dot > 0 ? file.substring(0, dot) : file;
    return name.endsWith(".draft") ? name.substring(0, name.length() - ".draft".length()) : name;
  }

  private static boolean isOfFolder(String name) {
    return name.equalsIgnoreCase("index")
        || name.equalsIgnoreCase("_index")
        || name.equalsIgnoreCase("readme");
  }

  /// Where the name begins behind a date such as `2024-01-31-`; 0 when there is no date or nothing
  /// behind it.
  private static int behindDate(String name) {
    if (digits(name, 0) != YEAR) {
      return 0;
    }
    var at = YEAR;
    for (var part = 0; part < 2; part++) {
      if (at >= name.length() || name.charAt(at) != '-') {
        return 0;
      }
      var digits = digits(name, at + 1);
      if (digits != 1 && digits != 2) {
        return 0;
      }
      at += 1 + digits;
    }
    return at + 1 < name.length() && "-_ ".indexOf(name.charAt(at)) >= 0 ? at + 1 : 0;
  }

  /// Behind `3.` in `3.routes`, but not in `3.1`.
  private static int behindOrder(String name) {
    var digits = digits(name, 0);
    var behind = digits + 1;
    return digits > 0
            && behind < name.length()
            && name.charAt(digits) == '.'
            && Character.isLetter(name.charAt(behind))
        ? behind
        : 0;
  }

  private static int digits(String text, int start) {
    var end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - start;
  }
}
