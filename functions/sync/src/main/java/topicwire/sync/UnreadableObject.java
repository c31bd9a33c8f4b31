package topicwire.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.layout.SourceRecord;

/// Why the store says that it has an object and does not hand it out: a property of this object,
/// not a failure of the store and not a missing permission for the bucket.
public enum UnreadableObject {
  ARCHIVED(
      "object-archived",
      "expected an object that can be read at once, found it archived; restore it, or upload the"
          + " file again"),

  /// Encrypted with a key that its uploader keeps (SSE-C).
  CUSTOMER_KEY(
      "object-encrypted",
      "expected an object under the bucket's own encryption, found one that is encrypted with a key"
          + " of its uploader; upload the file again without that key"),

  /// Encrypted with a KMS key that is disabled, deleted, or of somebody who does not let us use it.
  KMS_KEY(
      "object-encrypted",
      "expected an object under the bucket's own encryption, found one that is encrypted with a KMS"
          + " key that is disabled or may not be used; upload the file again without that key, or"
          + " let the ingest function's role decrypt with it");

  /// In place of a parser's version: every walk has the object looked at again, because it may
  /// become readable without an event.
  public static final String PARSER = "unreadable";

  private final String code;
  private final String message;

  UnreadableObject(String code, String message) {
    this.code = code;
    this.message = message;
  }

  /// What is wrong, for the author and for whoever reads a failure.
  public Flaw flaw() {
    return new Flaw(code, 0, null, message);
  }

  /// Whether such a rejection is one of these.
  public static boolean isReason(List<Flaw> flaws) {
    return flaws.size() == 1 && flaws.getFirst().code().startsWith("object-");
  }

  /// Whether it is to be rejected now, and withdraw what the key had published. A lost permission
  /// for the bucket's own KMS key looks the same for every object, so that a reindex, which may
  /// name all of them, withdraws none for its key.
  boolean rejects(LastTry lastTry, @Nullable SourceRecord before) {
    return switch (lastTry) {
      case NO -> false;
      case OF_UPLOAD -> true;
      case OF_REINDEX ->
          this != KMS_KEY || before == null || before.state() != ContentState.PUBLISHED;
    };
  }

  /// What the index shows of it.
  Observation rejected() {
    return new Observation(new Interpretation.Rejected(List.of(flaw())), null, 0, PARSER);
  }
}
