package topicwire.index;

import java.text.Normalizer;
import java.util.Locale;

/// Turns a display name into the name used in addresses and keys: `AI Hardware` becomes
/// `ai-hardware`, `C++` `cplusplus`, `C#` `csharp`, `R&D` and `R & D` both `r-and-d`.
///
/// 1. Invisible characters are removed (Unicode's `Default_Ignorable_Code_Point`).
/// 2. NFKC, lower case in the root locale, NFKC again. The dot that lower case leaves above the `i`
///    of `İ` is removed, so that `İstanbul` and `Istanbul` are one.
/// 3. Letters, digits and letter numbers stay, and the marks behind them. `+` becomes `plus`, `&`
///    the word `and`, `#` and `♯` behind a letter `sharp`; elsewhere `#` marks a hashtag and is
///    removed.
/// 4. Every run of anything else becomes one hyphen, none at either end; NFKC once more, since the
///    words may meet marks.
///
/// A slug of a slug is the slug itself. `address.js` repeats the rules for the page.
public final class Slug {
  private static final char DOT_ABOVE = '\u0307';

  private Slug() {}

  /// The slug of a name; empty when the name holds no letter, digit, plus or ampersand.
  public static String of(String name) {
    var text = normalise(normalise(visible(name)).toLowerCase(Locale.ROOT));
    var slug = new StringBuilder(text.length());
    var gap = true;
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character == DOT_ABOVE && !gap && slug.charAt(slug.length() - 1) == 'i') {
        continue;
      }
      var kept = kept(character, gap);
      if (!kept.isEmpty()) {
        if ((gap || character == '&') && !slug.isEmpty()) {
          slug.append('-');
        }
        slug.append(kept);
      }
      gap = kept.isEmpty() || character == '&';
    }
    // A mark that stood behind a plus sign stands behind the s of "plus" now, and may compose.
    return normalise(slug.toString());
  }

  private static String visible(String name) {
    if (isAscii(name)) {
      return name;
    }
    var visible = new StringBuilder(name.length());
    name.codePoints()
        .filter(character -> !isInvisible(character))
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  /// ASCII is normal as it is; most names are, and the JDK's tables take long to load.
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

  /// @param gap whether the character begins a word
  private static String kept(int character, boolean gap) {
    return switch (character) {
      case '+' -> "plus";
      case '&' -> "and";
      case '#', '♯' -> gap ? "" : "sharp";
      default ->
          isLetter(character) || (!gap && isMark(character)) ? Character.toString(character) : "";
    };
  }

  private static boolean isLetter(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER ->
          true;
      default -> false;
    };
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /// `Default_Ignorable_Code_Point` of Unicode's `DerivedCoreProperties.txt`, which the JDK does
  /// not offer: soft hyphen, joiners, fillers, directions, variation selectors, tags.
  private static boolean isInvisible(int character) {
    return character == 0xAD
        || character == 0x34F
        || character == 0x61C
        || isBetween(character, 0x115F, 0x1160)
        || isBetween(character, 0x17B4, 0x17B5)
        || isBetween(character, 0x180B, 0x180F)
        || isBetween(character, 0x200B, 0x200F)
        || isBetween(character, 0x202A, 0x202E)
        || isBetween(character, 0x2060, 0x206F)
        || character == 0x3164
        || isBetween(character, 0xFE00, 0xFE0F)
        || character == 0xFEFF
        || character == 0xFFA0
        || isBetween(character, 0xFFF0, 0xFFF8)
        || isBetween(character, 0x1BCA0, 0x1BCA3)
        || isBetween(character, 0x1D173, 0x1D17A)
        || isBetween(character, 0xE0000, 0xE0FFF);
  }

  private static boolean isBetween(int character, int first, int last) {
    return first <= character && character <= last;
  }
}
