package topicwire.reindex.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;
import topicwire.sync.Listing;
import topicwire.sync.ListingException;

/// A bucket of Amazon S3, a thousand objects a request. Thread-safe.
///
/// Source: [ListObjectsV2](https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html).
public final class S3Listing implements Listing {
  private final S3Client client;
  private final String bucket;

  public S3Listing(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Page page(String prefix, @Nullable String after) {
    // Keys may have characters that no XML can hold; the SDK decodes them again.
    var request =
        ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).encodingType(EncodingType.URL);
    if (after != null) {
      request.startAfter(after);
    }
    try {
      var answer = client.listObjectsV2(request.build());
      var items =
          answer.contents().stream()
              .map(object ->
                  new Item(object.key(), object.eTag(), object.size(), object.lastModified()))
              .toList();
      var more = Boolean.TRUE.equals(answer.isTruncated());
      if (more && items.isEmpty()) {
        throw new ListingException(
            "ListObjectsV2 s3://%s/%s: expected objects or the end, found neither"
                .formatted(bucket, prefix));
      }
      return new Page(items, more);
    } catch (SdkException e) {
      throw new ListingException(
          "ListObjectsV2 s3://%s/%s failed: %s".formatted(bucket, prefix, FailureKind.of(e)),
          WordlessFailure.of(e));
    }
  }
}
