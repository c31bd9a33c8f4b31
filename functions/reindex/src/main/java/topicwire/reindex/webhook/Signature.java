package topicwire.reindex.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a message, so that whoever receives it knows where it is from.
///
/// Source: [Standard Webhooks, signature
/// scheme](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme).
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// The header `webhook-signature`.
  ///
  /// @param timestamp second since the epoch at which it is sent
  static String of(byte[] key, String id, long timestamp, byte[] body) {
    var mac = mac(key);
    mac.update("%s.%d.".formatted(id, timestamp).getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  static byte[] digest(byte[] key, byte[] text) {
    return mac(key).doFinal(text);
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
