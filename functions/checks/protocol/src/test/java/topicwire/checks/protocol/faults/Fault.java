package topicwire.checks.protocol.faults;

import topicwire.index.table.TableException;
import topicwire.sync.SourceException;

/// A way in which one request can fail.
enum Fault {
  /// An exception, and nothing was done.
  BEFORE,
  /// An exception, although it was done.
  AFTER,
  /// An exception, and it is done later, while others are at work.
  LATER,
  /// Cancelled for a conflict with another write; only writes can.
  CONFLICT,
  /// The same several times in a row.
  CONFLICTS,
  NO_ACCESS,
  NO_SUCH_BUCKET,
  CUT_SHORT,
  TIME_OUT,
  STACK_OVERFLOW,
  OUT_OF_MEMORY,
  NO_CLASS;

  /// What the caller of the table meets.
  void throwAtTable() {
    throwError();
    throw new TableException("injected: " + this);
  }

  /// What the caller of the bucket meets.
  void throwAtSource() {
    throwError();
    throw new SourceException("injected: " + this, null);
  }

  private void throwError() {
    switch (this) {
      case STACK_OVERFLOW -> throw new StackOverflowError("injected");
      case OUT_OF_MEMORY -> throw new OutOfMemoryError("injected");
      case NO_CLASS -> throw new NoClassDefFoundError("injected");
      default -> {
        // an exception of the seam
      }
    }
  }
}
