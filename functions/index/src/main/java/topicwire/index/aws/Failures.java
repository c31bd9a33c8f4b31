package topicwire.index.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import topicwire.index.Change;
import topicwire.index.Commit;
import topicwire.index.RowKey;
import topicwire.index.TableException;

/**
 * What the failure of a write means. Only answers that say for certain that nothing was changed are
 * a {@link Commit}; everything else leaves it open and is thrown.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems,
 *     cancellation reasons</a>
 */
final class Failures {
  private Failures() {}

  private static final List<String> BUSY =
      List.of(
          "TransactionConflict",
          "TransactionConflictException",
          "TransactionInProgressException",
          "ThrottlingError",
          "ThrottlingException",
          "ProvisionedThroughputExceeded",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded");

  static Commit commit(List<Change> changes, SdkException failure) {
    var commit =
        switch (failure) {
          case ConditionalCheckFailedException _ -> Commit.REFUSED;
          case TransactionCanceledException cancelled -> cancelled(cancelled);
          case AwsServiceException service -> BUSY.contains(code(service)) ? Commit.BUSY : null;
          default -> null;
        };
    if (commit == null) {
      throw failed("Write", describe(changes, failure), failure);
    }
    return commit;
  }

  /** A failed condition outweighs a conflict: the same write can never succeed. */
  private static @Nullable Commit cancelled(TransactionCanceledException cancelled) {
    @Nullable Commit commit = null;
    for (var reason : cancelled.cancellationReasons()) {
      var code = reason.code() == null ? "None" : reason.code();
      if (code.equals("ConditionalCheckFailed")) {
        return Commit.REFUSED;
      }
      if (BUSY.contains(code)) {
        commit = Commit.BUSY;
      } else if (!code.equals("None")) {
        return null; // ValidationError and the like: ours, to be said loudly
      }
    }
    return commit;
  }

  static TableException failed(String operation, Object what, SdkException failure) {
    return new TableException(
        "%s of %s failed: %s".formatted(operation, what, failure.getMessage()), failure);
  }

  private static String code(AwsServiceException failure) {
    return failure.awsErrorDetails() == null
        ? ""
        : String.valueOf(failure.awsErrorDetails().errorCode());
  }

  /** The first row, and the one that a validation error is about. */
  private static String describe(List<Change> changes, SdkException failure) {
    var rows = new StringBuilder(changes.getFirst().key().toString());
    if (failure instanceof TransactionCanceledException cancelled) {
      var reasons = cancelled.cancellationReasons();
      for (var i = 0; i < Math.min(reasons.size(), changes.size()); i++) {
        var code = reasons.get(i).code();
        if (code != null && !code.equals("None")) {
          RowKey row = changes.get(i).key();
          rows.append("; ").append(code).append(" at ").append(row);
          rows.append(": ").append(reasons.get(i).message());
        }
      }
    }
    return rows.toString();
  }
}
