package topicwire.index.table;

import java.util.Comparator;

/// The order of UTF-8 bytes, in which the table keeps its keys: that of code points. A `String`
/// compares as UTF-16.
public final class Utf8Order implements Comparator<String> {
  public static final Utf8Order INSTANCE = new Utf8Order();

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

  /// Surrogates encode code points above all that one char holds.
  private static int rank(char character) {
    return Character.isSurrogate(character) ? character + 0x10000 : character;
  }
}
