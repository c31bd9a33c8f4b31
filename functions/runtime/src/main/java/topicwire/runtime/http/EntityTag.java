package topicwire.runtime.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The entity tag of a reply: weak, as the same tag names the body in every encoding (RFC 9110,
/// 8.8.3).
final class EntityTag {
  private EntityTag() {}

  private static final int BYTES = 12;

  /// `W/"…"` with the beginning of the body's SHA-256.
  static String of(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      var text =
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
      return "W/\"" + text + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Whether `If-None-Match` names the tag, by weak comparison. Tags of ours hold no comma.
  static boolean matches(String ifNoneMatch, String tag) {
    for (var candidate : ifNoneMatch.split(",", -1)) {
      var given = candidate.strip();
      if (given.equals("*") || given.equals(tag) || ("W/" + given).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
