package topicwire.sync.s3;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;
import topicwire.sync.UnreadableObject;

/// Which refusals of S3 are about the object itself. All others, above all a plain 403, may have
/// any cause: a key that does not exist, where `s3:ListBucket` is missing, or a role without
/// rights.
///
/// Source: [List of error
/// codes](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList).
final class Refusals {
  /// Codes of KMS for a key that does not work; those of KMS itself being busy are not among them.
  private static final Set<String> KEY_CODES =
      Set.of(
          "KMS.DisabledException",
          "KMS.NotFoundException",
          "KMS.InvalidStateException",
          "KMS.KMSInvalidStateException");

  private Refusals() {}

  /// Why the object cannot be read, or null when the answer does not say that it is the object.
  static @Nullable UnreadableObject ofObject(S3Exception refusal) {
    var details = refusal.awsErrorDetails();
    var code = details == null ? null : details.errorCode();
    if (code == null) {
      return null;
    }
    var message =
        details.errorMessage() == null ? "" : details.errorMessage().toLowerCase(Locale.ROOT);
    if (code.equals("InvalidObjectState")) {
      return UnreadableObject.ARCHIVED;
    }
    // Other mistakes have this code as well; S3 says in words which one it is.
    if (code.equals("InvalidRequest") && message.contains("server side encryption")) {
      return UnreadableObject.CUSTOMER_KEY;
    }
    // S3 has found the object, and names the action that it may not take for us.
    if (KEY_CODES.contains(code)
        || (code.equals("AccessDenied") && message.contains("kms:decrypt"))) {
      return UnreadableObject.KMS_KEY;
    }
    return null;
  }
}
