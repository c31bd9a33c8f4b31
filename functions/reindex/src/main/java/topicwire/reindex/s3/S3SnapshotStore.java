package topicwire.reindex.s3;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import topicwire.reindex.snapshot.SnapshotException;
import topicwire.reindex.snapshot.SnapshotStore;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;

/// A bucket of Amazon S3. One request takes up to 5 GB. Thread-safe.
///
/// Source: [PutObject](https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html).
public final class S3SnapshotStore implements SnapshotStore {
  private final S3Client client;
  private final String bucket;

  public S3SnapshotStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public String bucket() {
    return bucket;
  }

  @Override
  public void put(String key, String type, Path file, String sha256) {
    var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).contentType(type).checksumSHA256(checksum),
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new SnapshotException(
          "PutObject s3://%s/%s failed: %s".formatted(bucket, key, FailureKind.of(e)),
          WordlessFailure.of(e));
    }
  }
}
