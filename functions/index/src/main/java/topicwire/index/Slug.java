package topicwire.index;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Turns a display name into the name used in addresses and keys: {@code AI Hardware} becomes {@code
 * ai-hardware}, {@code C++} {@code cplusplus}, {@code C#} {@code csharp}.
 *
 * <p>NFKC, lower case in the root locale, NFKC again; {@code +}, {@code #} and {@code &} become
 * {@code plus}, {@code sharp} and {@code and}; letters, marks and digits stay; every run of
 * anything else becomes one hyphen, none at either end; NFKC once more, since the words may meet
 * marks. A slug of a slug is the slug itself.
 */
public final class Slug {
  private Slug() {}

  /**
   * The slug of a name; empty when the name holds no letter, mark, digit, plus, sharp or ampersand.
   */
  public static String of(String name) {
    var text = normalise(normalise(name).toLowerCase(Locale.ROOT));
    var slug = new StringBuilder(text.length());
    var gap = false;
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      i += Character.charCount(character);
      var kept = kept(character);
      if (kept.isEmpty()) {
        gap = true;
        continue;
      }
      if (gap && !slug.isEmpty()) {
        slug.append('-');
      }
      gap = false;
      slug.append(kept);
    }
    // A mark that stood behind a plus sign stands behind the s of "plus" now, and may compose.
    return normalise(slug.toString());
  }

  /** ASCII is normal as it is; most names are, and the JDK's tables take long to load. */
  private static String normalise(String text) {
    return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static String kept(int character) {
    return switch (character) {
      case '+' -> "plus";
      case '#' -> "sharp";
      case '&' -> "and";
      default -> isWord(character) ? Character.toString(character) : "";
    };
  }

  private static boolean isWord(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> false;
    };
  }
}
