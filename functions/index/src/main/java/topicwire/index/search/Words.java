package topicwire.index.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a text, by the rules of the tokenizer `unicode61` of SQLite's FTS5: letters,
/// numbers and private characters are a word's, all others stand between words; case is folded
/// character by character, and the mark of a Latin letter that has one is removed. A letter with
/// two marks keeps them, as SQLite's `remove_diacritics=1` has it.
///
/// Characters that Unicode has assigned since version 6.1 are what Unicode says of them now; SQLite
/// takes each of them for a letter.
///
/// Source: [Unicode61 Tokenizer](https://www.sqlite.org/fts5.html#unicode61_tokenizer).
public final class Words {
  /// Marks that are dropped within a word, those that SQLite knows.
  private static final Set<Integer> MARKS =
      Set.of(
          0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x309, 0x30A, 0x30B, 0x30C, 0x30F,
          0x311, 0x31B, 0x323, 0x324, 0x325, 0x326, 0x327, 0x328, 0x32D, 0x32E, 0x330, 0x331);

  private static final int END_OF_ASCII = 0x80;
  private static final int FIRST_WITH_MARK = 0xC0;
  private static final int DOTLESS_I = 0x131;

  private Words() {}

  /// The words in their order, each as often as it stands there.
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var i = 0; i < text.length(); ) {
      var character = text.codePointAt(i);
      i += Character.charCount(character);
      if (isOfWord(character)) {
        word.appendCodePoint(fold(character));
      } else if (!word.isEmpty() && !MARKS.contains(character)) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isOfWord(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  private static int fold(int character) {
    if (character == DOTLESS_I) {
      return character;
    }
    var folded = Character.toLowerCase(Character.toUpperCase(character));
    return folded < FIRST_WITH_MARK ? folded : withoutMark(folded);
  }

  private static int withoutMark(int letter) {
    var parts = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
    var base = parts.charAt(0);
    return parts.length() == 2 && base < END_OF_ASCII && Character.isLetter(base)
        ? Character.toLowerCase(base)
        : letter;
  }
}
