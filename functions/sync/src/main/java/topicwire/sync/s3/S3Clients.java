package topicwire.sync.s3;

import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;

/// Builds clients of buckets.
public final class S3Clients {
  private S3Clients() {}

  /// A client for one process; thread-safe, to be kept.
  public static S3Client create(Environment environment) {
    var settings = new ClientSettings(environment, Duration.ofSeconds(5), Duration.ofSeconds(15));
    return builder(settings).build();
  }

  /// The same for files of hundreds of megabytes, whose checksum the caller says: in chunks, each
  /// would be signed by itself, and some servers take the last one for a broken connection.
  public static S3Client uploading(Environment environment) {
    var settings = new ClientSettings(environment, Duration.ofMinutes(4), Duration.ofMinutes(9));
    return builder(settings)
        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
        .build();
  }

  private static S3ClientBuilder builder(ClientSettings settings) {
    return settings
        .apply(S3Client.builder(), "S3")
        // Host names of buckets are AWS's; another endpoint has the bucket in the path.
        .forcePathStyle(!settings.endpoint("S3").isEmpty());
  }
}
