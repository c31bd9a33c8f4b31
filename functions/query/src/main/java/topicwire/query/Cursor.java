package topicwire.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import topicwire.query.http.Problem;
import topicwire.query.http.Refusal;

/**
 * Where a following page begins: {@code 1}, eight hexadecimal digits that stand for the list it
 * belongs to, and the sort key of the last entry served, all in base64url. It says nothing about
 * which partition is read, so a forged one shows nothing else than a page of the same list, and
 * needs no secret.
 */
final class Cursor {
  private Cursor() {}

  private static final String VERSION = "1";
  private static final int FINGERPRINT = 8;

  /** A sort key of an entry: second, {@code #}, an object key of at most 900 bytes. */
  private static final Pattern POSITION =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ#.{1,900}", Pattern.DOTALL);

  /** More than the longest position can take. */
  private static final int LONGEST = 2_000;

  /**
   * Writes a cursor.
   *
   * @param list what tells this list from all others: path and filters
   */
  static String write(String list, String position) {
    var text = VERSION + fingerprint(list) + position;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /**
   * The position that a cursor holds.
   *
   * @throws Refusal when it is none of this list
   */
  static String read(String cursor, String list) {
    if (cursor.length() > LONGEST) {
      throw refused("one that is too long");
    }
    var text = decode(cursor);
    if (!text.startsWith(VERSION) || text.length() <= VERSION.length() + FINGERPRINT) {
      throw refused("one of another form");
    }
    var position = text.substring(VERSION.length() + FINGERPRINT);
    if (!text.startsWith(fingerprint(list), VERSION.length())) {
      throw refused("one of another list or other filters");
    }
    if (!POSITION.matcher(position).matches()
        || position.getBytes(UTF_8).length > "0000-00-00T00:00:00Z#".length() + 900) {
      throw refused("one of another form");
    }
    return position;
  }

  private static String decode(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor.getBytes(ISO_8859_1));
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      throw refused("one of another form");
    }
  }

  private static String fingerprint(String list) {
    var sum = new CRC32C();
    sum.update(list.getBytes(UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  private static Refusal refused(String found) {
    return new Refusal(
        Problem.of(
            Problem.Kind.CURSOR_INVALID,
            "cursor",
            "Expected a cursor as the field next of the page before holds it, found %s. Follow next,"
                    .formatted(found)
                + " or leave the cursor out to begin at the first page."));
  }
}
