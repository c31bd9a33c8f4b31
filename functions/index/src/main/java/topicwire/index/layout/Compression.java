package topicwire.index.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Deflates JSON with a preset dictionary, without which small texts hardly shrink (RFC 1951; raw,
/// no header). The dictionary's number is stored beside the bytes: a dictionary is never changed,
/// only followed by a new one, so that old rows stay readable. Thread-safe.
public final class Compression {
  private Compression() {}

  /// The number of the dictionary that is written with.
  static final int CURRENT = 1;

  private static final byte[][] DICTIONARIES = {{}, load(1)};

  /// The deflated UTF-8 bytes of a text.
  public static byte[] deflate(String text) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(DICTIONARIES[CURRENT]);
      deflater.setInput(text.getBytes(UTF_8));
      deflater.finish();
      var bytes = new ByteArrayOutputStream(text.length() / 2 + 64);
      var buffer = new byte[8192];
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
      return bytes.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /// The UTF-8 bytes of a text that was deflated with the dictionary of this number.
  public static byte[] inflate(byte[] deflated, long dictionary) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      inflater.setDictionary(DICTIONARIES[(int) dictionary]);
      // Three times is what most items need.
      var bytes = new byte[deflated.length * 3 + 64];
      var length = 0;
      while (!inflater.finished()) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        var count = inflater.inflate(bytes, length, bytes.length - length);
        if (count == 0 && !inflater.finished()) {
          throw new IllegalStateException(
              "expected deflated bytes with dictionary " + dictionary + ", found them cut short");
        }
        length += count;
      }
      return Arrays.copyOf(bytes, length);
    } catch (DataFormatException e) {
      throw new IllegalStateException(
          "expected deflated bytes with dictionary " + dictionary + ", found others", e);
    } finally {
      inflater.end();
    }
  }

  private static byte[] load(int number) {
    var name = "dictionary-" + number + ".txt";
    try (var stream = Compression.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("expected the resource " + name + " beside the classes");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("could not read the resource " + name, e);
    }
  }
}
