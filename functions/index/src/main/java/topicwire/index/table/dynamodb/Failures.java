package topicwire.index.table.dynamodb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.TableException;

/**
 * What the failure of a write means. A refusal may also mean that an earlier try of the same
 * request, whose answer was lost, was made: either way its sender has to look again. Only answers
 * that say for certain that nothing was changed are a {@link Commit}; everything else leaves it
 * open and is thrown.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems,
 *     cancellation reasons</a>
 */
final class Failures {
  private Failures() {}

  private static final String NO_REASON = "None";

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
      throw failed(operation(changes), describe(changes, failure), failure);
    }
    return commit;
  }

  /** A failed condition outweighs all else: the same write can never succeed. */
  private static @Nullable Commit cancelled(TransactionCanceledException cancelled) {
    var codes = cancelled.cancellationReasons().stream().map(Failures::code).toList();
    if (codes.contains("ConditionalCheckFailed")) {
      return Commit.REFUSED;
    }
    var reasons = codes.stream().filter(code -> !code.equals(NO_REASON)).toList();
    // ValidationError and the like are ours, to be said loudly.
    return !reasons.isEmpty() && BUSY.containsAll(reasons) ? Commit.BUSY : null;
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

  private static String code(CancellationReason reason) {
    return reason.code() == null ? NO_REASON : reason.code();
  }

  private static String operation(List<Change> changes) {
    return switch (changes.size() == 1 ? changes.getFirst() : null) {
      case Change.Put _ -> "PutItem";
      case Change.Delete _ -> "DeleteItem";
      case Change.Include _, Change.Exclude _ -> "UpdateItem";
      case Change.Add _ -> "TransactWriteItems";
      case null -> "TransactWriteItems";
    };
  }

  /** The first row, and those that were the reason. */
  private static String describe(List<Change> changes, SdkException failure) {
    if (changes.isEmpty()) {
      return "no changes";
    }
    var rows = new StringBuilder(changes.getFirst().key().toString());
    if (changes.size() > 1) {
      rows.append(" and ").append(changes.size() - 1).append(" more");
    }
    if (failure instanceof TransactionCanceledException cancelled) {
      var reasons = cancelled.cancellationReasons();
      for (var i = 0; i < Math.min(reasons.size(), changes.size()); i++) {
        var code = code(reasons.get(i));
        if (!code.equals(NO_REASON)) {
          rows.append("; ").append(code).append(" at ").append(changes.get(i).key());
          rows.append(": ").append(reasons.get(i).message());
        }
      }
    }
    return rows.toString();
  }
}
