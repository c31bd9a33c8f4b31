package topicwire.sync.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import topicwire.articles.ArticleParser;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceBucket;
import topicwire.sync.SourceException;

/// A bucket of Amazon S3. The role must be allowed `s3:ListBucket`: without it S3 answers 403 for a
/// key that does not exist.
public final class S3Source implements SourceBucket {
  private static final int NOT_MODIFIED = 304;

  private final S3Client client;
  private final String bucket;

  public S3Source(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public FetchResult fetch(String key, @Nullable String unlessEtag) {
    var known = unlessEtag == null ? null : ObjectVersion.of(unlessEtag);
    var request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .ifNoneMatch(known == null ? null : known.etag())
            .build();
    try (var body = client.getObject(request)) {
      return read(key, body);
    } catch (NoSuchKeyException e) {
      return new FetchResult.Absent();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_MODIFIED) {
        return known != null && known.differs(version(e))
            ? fetch(key, null)
            : new FetchResult.Unchanged();
      }
      var reason = Refusals.ofObject(e);
      if (reason != null) {
        return new FetchResult.Unreadable(reason);
      }
      throw failed(key, e);
    } catch (SdkException | IOException | UncheckedIOException e) {
      throw failed(key, e);
    }
  }

  private FetchResult read(String key, ResponseInputStream<GetObjectResponse> body)
      throws IOException {
    var response = body.response();
    long size = response.contentLength();
    if (size > ArticleParser.MAX_OBJECT_BYTES) {
      body.abort(); // closing would read it to its end
      return new FetchResult.TooLarge(size, seen(response));
    }
    var bytes = body.readAllBytes();
    if (bytes.length != size) {
      throw new SourceException(
          "GetObject s3://%s/%s: expected %d bytes, found %d"
              .formatted(bucket, key, size, bytes.length),
          null);
    }
    return new FetchResult.Found(bytes, seen(response), response.lastModified());
  }

  private static String seen(GetObjectResponse response) {
    return ObjectVersion.text(response.eTag(), response.versionId());
  }

  /// The version that an answer without an object names, or null.
  private static @Nullable String version(S3Exception answer) {
    var details = answer.awsErrorDetails();
    var http = details == null ? null : details.sdkHttpResponse();
    return http == null ? null : http.firstMatchingHeader("x-amz-version-id").orElse(null);
  }

  private SourceException failed(String key, Exception cause) {
    return new SourceException(
        "GetObject s3://%s/%s failed: %s".formatted(bucket, key, FailureKind.of(cause)),
        WordlessFailure.of(cause));
  }
}
