package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.runtime.http.ProblemException;

class CursorTest {
  private static final String LIST = "/articles?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-31T23:59:59Z#_news/x.md",
        "0000-00-00T00:00:00Z#\uD83D\uDE00 \u202E.md",
        "9999-12-31T23:59:59Z#a#b\nc"
      })
  void cursor_ofAPosition_isReadAsItWasWritten(String position) {
    assertThat(Cursor.read(Cursor.write(LIST, position), LIST, Cursor.Form.NEWEST))
        .isEqualTo(position);
  }

  @Test
  void cursor_ofTheLongestKey_isReadAsItWasWritten() {
    var position = "2024-01-31T23:59:59Z#" + "\uFFFD".repeat(300);
    assertThat(Cursor.read(Cursor.write(LIST, position), LIST, Cursor.Form.NEWEST))
        .isEqualTo(position);
  }

  @Test
  void cursor_ofTheSameVersion_neverChangesItsForm() {
    assertThat(Cursor.write(LIST, "2024-01-31T23:59:59Z#a.md"))
        .isEqualTo("MTY2NjljNDViMjAyNC0wMS0zMVQyMzo1OTo1OVojYS5tZA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#a.md",
        "2024-01-31T23:59:59Z",
        "2024-01-31T23:59:59Z#",
        "2024-01-31#a.md",
        "2024-01-31T23:59:59+01:00#a.md",
        " 2024-01-31T23:59:59Z#a.md"
      })
  void cursor_ofTextThatIsNoPosition_isRefused(String position) {
    assertThatThrownBy(() -> Cursor.read(Cursor.write(LIST, position), LIST, Cursor.Form.NEWEST))
        .isInstanceOf(ProblemException.class)
        .hasMessage(message("one of another form"));
  }

  @Test
  void cursor_ofAKeyThatNoArticleCanHave_isRefused() {
    var position = "2024-01-31T23:59:59Z#" + "\uFFFD".repeat(301);
    assertThatThrownBy(() -> Cursor.read(Cursor.write(LIST, position), LIST, Cursor.Form.NEWEST))
        .hasMessage(message("one of another form"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MjAwMDAwMDAw             | one of another form",
        "MTAwMDAwMDAw             | one of another form",
        "'MTAw=MDAw'              | one of another form",
        "'MTAw MDAw'              | one of another form",
        "é                        | one of another form",
        "gICA                     | one of another form",
        "MTAwMDAwMDAwMjAyNC0wMS0z | a damaged one, or one of another list or other filters"
      })
  void cursor_malformedOrNotOfThisList_isRefusedWithTheReason(String cursor, String found) {
    assertThatThrownBy(() -> Cursor.read(cursor, LIST, Cursor.Form.NEWEST))
        .hasMessage(message(found));
  }

  @Test
  void cursor_withAnyAlteredCharacter_isRefused() {
    var cursor = Cursor.write(LIST, "2024-01-31T23:59:59Z#a.md");
    for (var i = 0; i < cursor.length(); i++) {
      var altered = cursor.substring(0, i) + "A" + cursor.substring(i + 1);
      if (!altered.equals(cursor)) {
        assertThatThrownBy(() -> Cursor.read(altered, LIST, Cursor.Form.NEWEST))
            .as(altered)
            .isInstanceOf(ProblemException.class);
      }
    }
  }

  @Test
  void cursor_thatIsTooLong_isRefusedWithoutDecoding() {
    assertThatThrownBy(() -> Cursor.read("x".repeat(2_001), LIST, Cursor.Form.NEWEST))
        .hasMessage(message("one that is too long"));
    assertThatThrownBy(() -> Cursor.read("x".repeat(2_000), LIST, Cursor.Form.NEWEST))
        .hasMessage(message("one of another form"));
  }

  @Test
  void cursor_ofAnotherList_isRefused() {
    var cursor = Cursor.write("/topics/ai/articles?", "2024-01-31T23:59:59Z#a.md");
    assertThatThrownBy(() -> Cursor.read(cursor, LIST, Cursor.Form.NEWEST))
        .hasMessage(message("a damaged one, or one of another list or other filters"));
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), UTF_8)).doesNotContain("topics");
  }

  private static String message(String found) {
    return "Expected a cursor as the field next of the page before holds it, found "
        + found
        + ". Follow next, or leave the cursor out to begin at the first page.";
  }
}
