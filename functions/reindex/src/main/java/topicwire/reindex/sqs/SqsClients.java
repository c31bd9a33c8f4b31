package topicwire.reindex.sqs;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;

/// Builds the client of the queue.
public final class SqsClients {
  private SqsClients() {}

  /// A client for one process; thread-safe, to be kept.
  public static SqsClient create(Environment environment) {
    return new ClientSettings(environment, Duration.ofSeconds(5), Duration.ofSeconds(15))
        .apply(SqsClient.builder(), "SQS")
        .build();
  }
}
