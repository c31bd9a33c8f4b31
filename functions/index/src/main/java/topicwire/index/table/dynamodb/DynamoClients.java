package topicwire.index.table.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;

/// Builds the client of the table.
public final class DynamoClients {
  private DynamoClients() {}

  /// A client for one process; thread-safe, to be kept.
  public static DynamoDbClient create(Environment environment) {
    return new ClientSettings(environment, Duration.ofSeconds(2), Duration.ofSeconds(6))
        .apply(DynamoDbClient.builder(), "DYNAMODB")
        .build();
  }
}
