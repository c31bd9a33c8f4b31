package topicwire.articles.frontmatter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Map;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// From bytes to text: strict UTF-8, with or without a byte order mark, no NUL.
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  /// By which bytes, as Latin-1, compressed files begin; none of them is the start of a text.
  private static final Map<String, String> COMPRESSED =
      Map.of("\u001F\u008B", "gzip", "(\u00B5/\u00FD", "zstd", "PK\u0003\u0004", "zip");

  private static final int LONGEST = 4;

  private SourceText() {}

  public static String decode(byte[] bytes) throws Unreadable {
    if (bytes.length == 0) {
      throw new Unreadable(
          "file-empty", 0, "the file is empty; write `---`, a line `title: …` and `---`");
    }
    checkCompression(bytes);
    // The JDK's own decoder is many times faster than a strict one, and replaces what is malformed.
    var text = new String(bytes, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkStrictly(bytes);
    }
    var nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new Unreadable(
          "nul-character",
          Lines.at(text, nul),
          "the file holds a NUL; save it as plain UTF-8 text (is it UTF-16, or no text at all?)");
    }
    return text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static void checkCompression(byte[] bytes) throws Unreadable {
    var start = new String(bytes, 0, Math.min(bytes.length, LONGEST), ISO_8859_1);
    for (var format : COMPRESSED.entrySet()) {
      if (start.startsWith(format.getKey())) {
        throw new Unreadable(
            "file-compressed",
            0,
            Message.of(
                "the file is compressed (%s); upload what was compressed instead",
                format.getValue()));
      }
    }
  }

  private static void checkStrictly(byte[] bytes) throws Unreadable {
    var input = ByteBuffer.wrap(bytes);
    var output = CharBuffer.allocate(bytes.length);
    var result = UTF_8.newDecoder().decode(input, output, true);
    if (result.isError()) {
      throw new Unreadable(
          "encoding-invalid",
          Lines.at(output.flip(), output.limit()),
          Message.of(
              "byte %d (0x%02X) is not UTF-8; save the file as UTF-8",
              input.position() + 1, bytes[input.position()]));
    }
  }
}
