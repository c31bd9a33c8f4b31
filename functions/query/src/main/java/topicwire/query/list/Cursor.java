package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.RowQuery;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// Where a following page begins: a version, a checksum of position and list (path and parameters;
/// the limit may change), and the position, all in base64url. It says nothing about which partition
/// is read, so a forged one shows nothing but a page of the same list, and needs no secret.
public final class Cursor {
  private Cursor() {}

  public static final String PARAMETER = "cursor";

  private static final String VERSION = "1";
  private static final int CHECKSUM = 8;

  /// What may differ between two pages of one list.
  private static final Set<String> APART =
      Set.of(PARAMETER, "limit", "explain", "fields", "include", "total", "facets");

  /// A sort key of an entry: second, `#`, an object key.
  private static final String ENTRY = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ#.+";

  /// What positions look like, by the order of the list.
  enum Form {
    NEWEST(ENTRY, "0000-00-00T00:00:00Z#".length() + Slugs.MAX_KEY_BYTES),
    HOTTEST("\\d{16}#" + ENTRY, "0000000000000000#".length() + NEWEST.bytes),
    KEY(".+", 1_024),

    /// Number of articles, `#`, slug.
    TOPIC("\\d{1,15}#.+", "000000000000000#".length() + 400);

    private final Pattern pattern;
    private final int bytes;

    Form(String pattern, int bytes) {
      this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
      this.bytes = bytes;
    }

    boolean matches(String position) {
      return pattern.matcher(position).matches() && position.getBytes(UTF_8).length <= bytes;
    }
  }

  private static final int LONGEST = 2_000;

  /// The cursor behind a position of the list that the call asks for.
  public static String write(Call call, String position) {
    return write(list(call), position);
  }

  /// Writes a cursor.
  ///
  /// @param list what tells this list from all others
  public static String write(String list, String position) {
    var text = VERSION + checksum(list, position) + position;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// The sort key to start behind, null without a cursor.
  ///
  /// @throws ProblemException when the cursor is none of this list
  public static @Nullable String read(Call call, ListFilters listFilters) {
    if (listFilters.order() == RowQuery.Order.HOTTEST) {
      var position = read(call, Form.HOTTEST);
      var least = listFilters.minHeat();
      if (position != null && least != null && position.compareTo(RowQuery.hot(least)) < 0) {
        throw refused("one beyond the end of the list");
      }
      return position;
    }
    var position = read(call, Form.NEWEST);
    if (position != null && !listFilters.dateRange().isRead(position)) {
      throw refused("one outside from and to");
    }
    return position;
  }

  /// The object key to start behind, of a list that is ordered by keys; null without a cursor.
  public static @Nullable String readKey(Call call) {
    return read(call, Form.KEY);
  }

  /// The topic to start behind, of the list of all topics: `<articles>#<slug>`; null without a
  /// cursor.
  public static @Nullable String readTopic(Call call) {
    return read(call, Form.TOPIC);
  }

  /// The position to start behind, of a list of found articles; null without a cursor.
  ///
  /// @param isValued whether sixteen digits stand before the sort key
  public static @Nullable String readFound(Call call, boolean isValued) {
    return read(call, isValued ? Form.HOTTEST : Form.NEWEST);
  }

  private static @Nullable String read(Call call, Form form) {
    var cursor = call.parameters().get(PARAMETER);
    return cursor == null ? null : read(cursor, list(call), form);
  }

  /// The position that a cursor holds.
  ///
  /// @param form of the positions of this list
  /// @throws ProblemException when it is none of this list
  public static String read(String cursor, String list, Form form) {
    if (cursor.length() > LONGEST) {
      throw refused("one that is too long");
    }
    var text = decode(cursor);
    if (text.length() <= VERSION.length() + CHECKSUM || !text.startsWith(VERSION)) {
      throw refused("one of another form");
    }
    var position = text.substring(VERSION.length() + CHECKSUM);
    if (!text.startsWith(checksum(list, position), VERSION.length())) {
      throw refused("a damaged one, or one of another list or other filters");
    }
    if (!form.matches(position)) {
      throw refused("one of another form");
    }
    return position;
  }

  /// Empty when it is no base64url, or not as it is written here.
  private static String decode(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      var written = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return written.equals(cursor)
          ? UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
          : "";
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return "";
    }
  }

  private static String list(Call call) {
    return call.path() + "?" + call.parameters().without(APART);
  }

  private static String checksum(String list, String position) {
    var sum = new CRC32C();
    sum.update((list + "\n" + position).getBytes(UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  private static ProblemException refused(String found) {
    return new ProblemException(
        Problem.of(
            Problem.Kind.CURSOR_INVALID,
            PARAMETER,
            "Expected a cursor as the field next of the page before holds it, found %s. Follow"
                    .formatted(found)
                + " next, or leave the cursor out to begin at the first page."));
  }
}
