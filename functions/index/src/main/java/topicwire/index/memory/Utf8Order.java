package topicwire.index.memory;

import java.util.Comparator;

/** The order of UTF-8 bytes, which is that of code points; that of {@code String} is UTF-16's. */
final class Utf8Order implements Comparator<String> {
  static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String one, String other) {
    var length = Math.min(one.length(), other.length());
    for (var i = 0; i < length; i++) {
      var a = one.charAt(i);
      var b = other.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Surrogates stand for code points above all that one char holds. */
  private static int rank(char character) {
    return Character.isSurrogate(character) ? character + 0x10000 : character;
  }
}
