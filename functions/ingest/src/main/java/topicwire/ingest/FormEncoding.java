package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/// The encoding of keys in S3's notifications, that of a form: `+` is a space, `%C3%A9` is é.
/// Strict, unlike the JDK's decoder, which takes `%+1` for a number and replaces what is not UTF-8:
/// a key that is guessed at may be another object's.
final class FormEncoding {
  private FormEncoding() {}

  /// Decodes a text, exactly once.
  ///
  /// @throws IllegalArgumentException when it is not so encoded, or not of UTF-8
  static String decode(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (var i = 0; i < encoded.length(); ) {
      var character = encoded.codePointAt(i);
      if (character == '%') {
        if (i + 3 > encoded.length()) {
          throw new IllegalArgumentException("a % without two digits at the end");
        }
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 3;
        continue;
      }
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException("half a character, which UTF-8 cannot hold");
      }
      bytes.writeBytes(Character.toString(character == '+' ? ' ' : character).getBytes(UTF_8));
      i += Character.charCount(character);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("bytes that are not UTF-8", e);
    }
  }
}
