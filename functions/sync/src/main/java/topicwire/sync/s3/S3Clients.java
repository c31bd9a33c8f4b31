package topicwire.sync.s3;

import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;

/// Builds the client of the bucket.
public final class S3Clients {
  private S3Clients() {}

  /// A client for one process; thread-safe, to be kept.
  public static S3Client create(Environment environment) {
    var settings = new ClientSettings(environment, Duration.ofSeconds(5), Duration.ofSeconds(15));
    return settings
        .apply(S3Client.builder(), "S3")
        // Host names of buckets are AWS's; another endpoint has the bucket in the path.
        .forcePathStyle(!settings.endpoint("S3").isEmpty())
        .build();
  }
}
