package topicwire.local.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where the article of a key lies in a folder: the key and `.json`, with everything that a file
/// system may take otherwise as a percent sign and two digits. Keys are whatever an API says, so no
/// name leads out of the folder, and none is a folder and a file at once.
final class FileNames {
  private FileNames() {}

  private static final String ENDING = ".json";

  /// File systems take 255 bytes.
  private static final int LONGEST = 200;

  static String of(String key) {
    var segments = key.split("/", -1);
    var path = new StringBuilder();
    for (var i = 0; i < segments.length; i++) {
      var isLast = i == segments.length - 1;
      var name = cut(encoded(segments[i]));
      if (isLast) {
        path.append(name).append(ENDING);
      } else {
        path.append(name.endsWith(ENDING) ? name + "%" : name).append('/');
      }
    }
    return path.toString();
  }

  /// Letters, digits, hyphens, underscores, and dots that are not the first character.
  private static String encoded(String segment) {
    var encoded = new StringBuilder();
    for (var unit : segment.getBytes(UTF_8)) {
      var character = (char) Byte.toUnsignedInt(unit);
      var isPlain =
          character < 0x80
              && (Character.isLetterOrDigit(character)
                  || character == '-'
                  || character == '_'
                  || (character == '.' && !encoded.isEmpty()));
      encoded.append(isPlain ? character : "%%%02X".formatted((int) character));
    }
    return encoded.isEmpty() ? "%" : encoded.toString();
  }

  private static String cut(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 33) + "%" + hash(name).substring(0, 32);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
