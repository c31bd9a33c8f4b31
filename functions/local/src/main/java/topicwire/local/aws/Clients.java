package topicwire.local.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import topicwire.local.template.Deployment;

/** SDK clients of the parts on this machine. */
public final class Clients {
  private static final String ACCESS_KEY = "local";

  private Clients() {}

  /** What Lambda would set for a function, but for the addresses. */
  public static Map<String, String> lambdaVariables() {
    return Map.of(
        "AWS_REGION", Deployment.REGION,
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", ACCESS_KEY);
  }

  /** The caller closes it. */
  public static S3Client s3(URI address) {
    return S3Client.builder()
        .endpointOverride(address)
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .region(Region.of(Deployment.REGION))
        .credentialsProvider(credentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  static SqsClient sqs(URI address) {
    return SqsClient.builder()
        .endpointOverride(address)
        .region(Region.of(Deployment.REGION))
        .credentialsProvider(credentials())
        // Longer than the longest wait for a message.
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(40)))
        .build();
  }

  static DynamoDbClient dynamoDb(URI address) {
    return DynamoDbClient.builder()
        .endpointOverride(address)
        .region(Region.of(Deployment.REGION))
        .credentialsProvider(credentials())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY));
  }
}
