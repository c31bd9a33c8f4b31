package topicwire.runtime.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;
import topicwire.runtime.Environment;

/// Addresses of objects of S3 that whoever has one may read for a while, by the rights of this
/// function. By the signer that every client of AWS has: S3's own presigner brings all of S3 along,
/// and makes the same addresses. Nothing is loaded before the first one is asked for. Thread-safe.
///
/// Source: [Signature Version 4 in
/// queries](https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html).
public final class SignedAddresses {
  private static final String SERVICE = "s3";

  private final ClientSettings settings;
  private final Clock clock;
  private @Nullable AwsCredentialsProvider credentials;

  public SignedAddresses(Environment environment, Clock clock) {
    this.settings = new ClientSettings(environment, Duration.ofSeconds(2), Duration.ofSeconds(6));
    this.clock = clock;
  }

  /// The address of an object, to be read with `GET`.
  ///
  /// @param time for which it is good; less, where the function's own credentials end sooner
  public URI of(String bucket, String key, Duration time) {
    var region = settings.environment().required("AWS_REGION");
    var request =
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(plain(bucket, key, region)).build();
    return AwsV4HttpSigner.create()
        .sign(signing ->
            signing
                .identity(credentials().resolveCredentials())
                .request(request)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(
                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                    AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, time)
                // A path of S3 is signed as it is sent.
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .getUri();
  }

  /// Host names of buckets are AWS's; another endpoint has the bucket in the path.
  private URI plain(String bucket, String key, String region) {
    var path = "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key);
    var endpoint = settings.endpoint("S3");
    if (!endpoint.isEmpty()) {
      return URI.create(endpoint.replaceFirst("/+$", "") + "/" + bucket + path);
    }
    var suffix = Region.of(region).metadata().partition().dnsSuffix();
    return URI.create("https://%s.s3.%s.%s%s".formatted(bucket, region, suffix, path));
  }

  private synchronized AwsCredentialsProvider credentials() {
    if (credentials == null) {
      credentials = settings.credentials();
    }
    return credentials;
  }
}
