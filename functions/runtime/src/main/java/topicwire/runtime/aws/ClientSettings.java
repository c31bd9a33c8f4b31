package topicwire.runtime.aws;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import topicwire.runtime.Environment;

/// What every client of AWS is built with: region, credentials and endpoint from the environment,
/// one HTTP client, and a time-out on every call. Nothing is searched for: the SDK's default chains
/// read files and load classes that a function does not need.
///
/// @param attempt how long one try may take
/// @param total how long a call may take with its tries again
public record ClientSettings(Environment environment, Duration attempt, Duration total) {

  /// A dozen settings look for a file in somebody's home otherwise.
  private static final Supplier<ProfileFile> NO_PROFILES = ProfileFile.aggregator()::build;

  /// Sets a builder up.
  ///
  /// @param service as in the variable that names another endpoint, `AWS_ENDPOINT_URL_S3`
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B apply(
      B builder, String service) {
    builder
        .region(Region.of(environment.required("AWS_REGION")))
        .credentialsProvider(credentials())
        .httpClientBuilder(defaults ->
            new HttpConnections(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(attempt)
                    .buildWithDefaults(defaults)))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(total)
                .retryStrategy(StandardRetryStrategy.builder().build())
                .defaultProfileFileSupplier(NO_PROFILES)
                .build());
    var endpoint = endpoint(service);
    return endpoint.isEmpty() ? builder : builder.endpointOverride(URI.create(endpoint));
  }

  /// Another endpoint than AWS's own, empty for none.
  public String endpoint(String service) {
    return environment.optional(
        "AWS_ENDPOINT_URL_" + service, environment.optional("AWS_ENDPOINT_URL", ""));
  }

  /// Keys from the environment, else the container's: a function restored from a snapshot has
  /// those.
  AwsCredentialsProvider credentials() {
    var id = environment.optional("AWS_ACCESS_KEY_ID", "");
    if (id.isEmpty()) {
      return ContainerCredentialsProvider.builder().build();
    }
    var secret = environment.required("AWS_SECRET_ACCESS_KEY");
    var token = environment.optional("AWS_SESSION_TOKEN", "");
    return StaticCredentialsProvider.create(
        token.isEmpty()
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, token));
  }
}
