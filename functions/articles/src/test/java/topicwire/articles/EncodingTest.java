package topicwire.articles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;

/// Bytes that are not UTF-8, which no file among the examples could hold.
class EncodingTest {

  @Test
  void latin1_inTheFrontMatter_isRejectedWithItsLineNumber() {
    assertThat(flaw("---\ntitle: Caf\u00e9\n---\n".getBytes(ISO_8859_1)))
        .isEqualTo(
            new Flaw(
                "encoding-invalid",
                2,
                null,
                "byte 15 (0xE9) is not UTF-8; save the file as UTF-8"));
  }

  @Test
  void latin1_inTheBody_isRejectedWithItsLineNumber() {
    assertThat(flaw("---\r\ntitle: x\r\n---\r\n\r\nCaf\u00e9".getBytes(ISO_8859_1)))
        .isEqualTo(
            new Flaw(
                "encoding-invalid",
                5,
                null,
                "byte 26 (0xE9) is not UTF-8; save the file as UTF-8"));
  }

  @Test
  void continuationByte_withoutALeadByte_isRejected() {
    assertThat(flaw(bytes("---\ntitle: ", 0x80, "\n---\n")).code()).isEqualTo("encoding-invalid");
  }

  @Test
  void utf8Sequence_cutShortAtTheEndOfTheFile_isRejected() {
    assertThat(flaw(bytes("---\ntitle: x\n---\n", 0xE2, "")).code()).isEqualTo("encoding-invalid");
  }

  /// The YAML library reads in windows; at the end of one it lost count of such characters.
  @ParameterizedTest
  @ValueSource(ints = {1024, 4 * 1024, 16 * 1024, 64 * 1024})
  void charactersBeyondTheBasicPlane_atAnyPositionAroundAWindowsEnd_areKept(int window) {
    for (var shift = -12; shift <= 12; shift++) {
      var note = "a".repeat(window - 40 + shift) + "\uD83D\uDE00".repeat(20);
      var file = "---\ntitle: x\nnote: \"" + note + "\"\n---\n";
      assertThat(new ArticleParser().parse("_news/x.md", file.getBytes(UTF_8)))
          .isInstanceOfSatisfying(
              Interpretation.Published.class,
              published ->
                  assertThat(published.article().detail().contains("\"note\":\"" + note + "\""))
                      .isTrue());
    }
  }

  @ParameterizedTest
  @CsvSource({"1F8B0800, gzip", "28B52FFD00, zstd", "504B0304, zip"})
  void parse_compressedFile_flawNamesTheFormat(String start, String format) {
    assertThat(flaw(HexFormat.of().parseHex(start)))
        .isEqualTo(
            new Flaw(
                "file-compressed",
                0,
                null,
                "the file is compressed (" + format + "); upload what was compressed instead"));
  }

  @Test
  void utf16_withOrWithoutByteOrderMark_isRejected() {
    var text = "---\ntitle: x\n---\n";
    assertThat(flaw(text.getBytes(UTF_16)).code()).isEqualTo("encoding-invalid");
    assertThat(flaw(text.getBytes(UTF_16LE)).code()).isEqualTo("nul-character");
  }

  @Test
  void nul_asTheFirstCharacter_isRejectedWithItsLineNumber() {
    var flaw = flaw("\0---\ntitle: x\n---\n".getBytes(UTF_8));
    assertThat(flaw.code()).isEqualTo("nul-character");
    assertThat(flaw.line()).isEqualTo(1);
  }

  @Test
  void nul_inTheBody_isRejectedWithItsLineNumber() {
    assertThat(flaw("---\ntitle: x\n---\nbody\n\0".getBytes(UTF_8)))
        .isEqualTo(
            new Flaw(
                "nul-character",
                5,
                null,
                "the file holds a NUL; save it as plain UTF-8 text (is it UTF-16, or no text at"
                    + " all?)"));
  }

  @Test
  void replacementCharacter_writtenByTheAuthor_isAcceptedAsText() {
    assertThat(parse("---\ntitle: \uFFFD\n---\n")).isInstanceOf(Interpretation.Published.class);
  }

  private static Interpretation parse(String text) {
    return new ArticleParser().parse("_news/x.md", text.getBytes(UTF_8));
  }

  private static Flaw flaw(byte[] bytes) {
    var interpretation = new ArticleParser().parse("_news/x.md", bytes);
    assertThat(interpretation).isInstanceOf(Interpretation.Rejected.class);
    return ((Interpretation.Rejected) interpretation).flaws().getFirst();
  }

  private static byte[] bytes(String before, int middle, String after) {
    return (before + (char) middle + after).getBytes(ISO_8859_1);
  }
}
