package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import topicwire.runtime.http.ProblemException;

/// Any text is a cursor as it was written, or refused; so is one that somebody computed.
public final class CursorFuzz {
  private static final String LIST = "/articles?";
  private static final List<Cursor.Form> FORMS =
      List.of(Cursor.Form.NEWEST, Cursor.Form.HOTTEST, Cursor.Form.KEY);

  private CursorFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input a byte that chooses the list's order, and a cursor, or its position
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var form = FORMS.get((input[0] & 0xFF) % FORMS.size());
    var text = new String(Arrays.copyOfRange(input, 1, input.length), UTF_8);
    read(text, form);
    read(Cursor.write(LIST, text), form);
  }

  private static void read(String cursor, Cursor.Form form) {
    try {
      var position = Cursor.read(cursor, LIST, form);
      if (!Cursor.write(LIST, position).equals(cursor)) {
        throw new AssertionError("expected one cursor for a position, found another: " + cursor);
      }
    } catch (ProblemException _) {
      // the caller's mistake, answered as such
    }
  }
}
