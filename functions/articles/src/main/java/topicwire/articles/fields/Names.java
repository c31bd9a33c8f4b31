package topicwire.articles.fields;

/// The names of front matter fields. Generators and authors spell one name in many ways:
/// `publishedAt`, `published_at`, `Published-At`.
public final class Names {
  private Names() {}

  /// The name in the form that all its spellings share: lower case, without `-` and `_`.
  public static String plain(String name) {
    for (var i = 0; i < name.length(); i++) {
      var character = name.charAt(i);
      if (character == '-' || character == '_' || character > 'z' || isUpper(character)) {
        return changed(name);
      }
    }
    return name;
  }

  private static String changed(String name) {
    var plain = new StringBuilder(name.length());
    for (var i = 0; i < name.length(); i++) {
      var character = name.charAt(i);
      if (character != '-' && character != '_') {
        plain.append(isUpper(character) ? (char) (character + ('a' - 'A')) : character);
      }
    }
    return plain.toString();
  }

  private static boolean isUpper(char character) {
    return character >= 'A' && character <= 'Z';
  }
}
