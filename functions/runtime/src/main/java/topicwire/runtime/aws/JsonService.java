package topicwire.runtime.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import topicwire.runtime.Environment;

/// A service of AWS that is asked for one thing alone, by requests of the JSON protocol: its client
/// would bring hundreds of classes for that. Signed and sent by what every client of AWS has.
/// Thread-safe.
///
/// Source: [AWS JSON 1.1 protocol](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
public final class JsonService {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private final Name name;
  private final ClientSettings settings;
  private final SdkHttpClient client;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;

  /// How a service is called.
  ///
  /// @param host the first part of its host, which is also the name to sign for: `events`
  /// @param target what stands before the operation in the header: `AWSEvents`
  /// @param variable the end of the variable that names another endpoint: `EVENTBRIDGE`
  public record Name(String host, String target, String variable) {}

  /// What a service answered.
  ///
  /// @param body UTF-8
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, byte[] body) {}

  public JsonService(Name name, Environment environment, Clock clock) {
    this.name = name;
    this.clock = clock;
    settings = new ClientSettings(environment, ATTEMPT, ATTEMPT);
    credentials = settings.credentials();
    client =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(ATTEMPT)
            .build();
  }

  /// Sends one request, once.
  ///
  /// @param body a JSON object in UTF-8
  /// @throws IOException when there was no answer
  public Answer call(String operation, byte[] body) throws IOException {
    var region = settings.environment().required("AWS_REGION");
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address(region))
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("X-Amz-Target", name.target() + "." + operation)
            .build();
    var content = ContentStreamProvider.fromByteArray(body);
    var signed =
        AwsV4HttpSigner.create()
            .sign(signing ->
                signing
                    .identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(content)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, name.host())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    var answer =
        client
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(content))
                    .build())
            .call();
    return new Answer(answer.httpResponse().statusCode(), read(answer.responseBody().orElse(null)));
  }

  private static byte[] read(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      return body.readAllBytes();
    }
  }

  private URI address(String region) {
    var endpoint = settings.endpoint(name.variable());
    return URI.create(
        endpoint.isEmpty()
            ? "https://%s.%s.%s/"
                .formatted(
                    name.host(), region, Region.of(region).metadata().partition().dnsSuffix())
            : endpoint.replaceFirst("/*$", "/"));
  }
}
