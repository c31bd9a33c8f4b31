package topicwire.runtime.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What kind of failure a service or its client met, in words that may stand in a log: codes,
/// numbers and names of classes. Messages of service and client are left out, because they may
/// quote the request.
public final class FailureKind {
  /// How many causes are followed to the first one.
  private static final int CAUSES = 10;

  private FailureKind() {}

  /// As `ThrottlingException, status 400, request ABC`, or `SdkClientException by
  /// ConnectException`.
  public static String of(Throwable failure) {
    if (failure instanceof AwsServiceException service) {
      return "%s, status %d, request %s"
          .formatted(code(service), service.statusCode(), service.requestId());
    }
    var name = failure.getClass().getSimpleName();
    @Nullable Throwable first = failure.getCause();
    for (var i = 0; first != null && first.getCause() != null && i < CAUSES; i++) {
      first = first.getCause();
    }
    return first == null ? name : name + " by " + first.getClass().getSimpleName();
  }

  /// The service's code; empty where it gave none.
  public static String code(AwsServiceException failure) {
    return failure.awsErrorDetails() == null
        ? ""
        : String.valueOf(failure.awsErrorDetails().errorCode());
  }
}
