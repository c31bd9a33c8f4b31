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
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;

/// What the failure of a write means. A refusal may also mean that an earlier try of the same
/// request, whose answer was lost, was made: either way its sender has to look again. Only answers
/// that say for certain that nothing was changed are a [Commit]; everything else leaves it open and
/// is thrown.
///
/// Source: [TransactWriteItems, cancellation
/// reasons](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html).
final class Failures {
  private Failures() {}

  private static final String NO_REASON = "None";
  private static final String CONDITION = "ConditionalCheckFailed";

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
          case AwsServiceException service ->
              BUSY.contains(FailureKind.code(service)) ? Commit.BUSY : null;
          default -> null;
        };
    if (commit == null) {
      throw failed(operation(changes), describe(changes, failure), failure);
    }
    return commit;
  }

  /// A failed condition outweighs all else: the same write can never succeed.
  private static @Nullable Commit cancelled(TransactionCanceledException cancelled) {
    var codes = cancelled.cancellationReasons().stream().map(Failures::code).toList();
    if (codes.contains(CONDITION)) {
      return codes.getFirst().equals(CONDITION) ? Commit.REFUSED : Commit.OVERTAKEN;
    }
    var reasons = codes.stream().filter(code -> !code.equals(NO_REASON)).toList();
    // ValidationError and the like are ours, to be said loudly.
    return !reasons.isEmpty() && BUSY.containsAll(reasons) ? Commit.BUSY : null;
  }

  /// The failure without a word of what was asked for: what readers look for is theirs, and the
  /// messages of service and client may quote it. So it names the operation, the kind of the
  /// partition, and what kind of failure it was.
  static TableException failed(String operation, String kinds, SdkException failure) {
    return new TableException(
        "%s of %s failed: %s".formatted(operation, kinds, FailureKind.of(failure)),
        WordlessFailure.of(failure));
  }

  /// The kind of a partition: the word before what it is of, `TOPIC` or `FEED`.
  static String kind(String partition) {
    var end = partition.indexOf('#');
    return end < 0 ? partition : partition.substring(0, end);
  }

  private static String code(CancellationReason reason) {
    return reason.code() == null ? NO_REASON : reason.code();
  }

  private static String operation(List<Change> changes) {
    return switch (changes.size() == 1 ? changes.getFirst() : null) {
      case Change.Put _ -> "PutItem";
      case Change.Delete _ -> "DeleteItem";
      case Change.Assign _ -> "UpdateItem";
      case Change.Add _ -> "TransactWriteItems";
      case null -> "TransactWriteItems";
    };
  }

  /// The first row's kind, and the kinds of those that were the reason.
  private static String describe(List<Change> changes, SdkException failure) {
    if (changes.isEmpty()) {
      return "no changes";
    }
    var kinds = new StringBuilder(kind(changes.getFirst()));
    if (changes.size() > 1) {
      kinds.append(" and ").append(changes.size() - 1).append(" more");
    }
    if (failure instanceof TransactionCanceledException cancelled) {
      var reasons = cancelled.cancellationReasons();
      for (var i = 0; i < Math.min(reasons.size(), changes.size()); i++) {
        var code = code(reasons.get(i));
        if (!code.equals(NO_REASON)) {
          kinds.append("; ").append(code).append(" at ").append(kind(changes.get(i)));
        }
      }
    }
    return kinds.toString();
  }

  private static String kind(Change change) {
    return kind(change.key().pk());
  }
}
