package topicwire.local.aws;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import topicwire.local.template.Deployment;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;

/// SDK clients of the parts on this machine.
public final class Clients {
  private static final String KEY = "local";
  private static final Duration TOTAL = Duration.ofMinutes(1);

  private Clients() {}

  /// What Lambda would set for a function, but for the addresses.
  public static Map<String, String> lambdaVariables() {
    return Map.of(
        "AWS_REGION", Deployment.REGION, "AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", KEY);
  }

  /// The caller closes it.
  public static S3Client s3(URI address) {
    var builder =
        S3Client.builder()
            .forcePathStyle(true)
            // S3Proxy leaves the two bytes behind the last chunk unread, and closes the connection
            // on the client if they are late: the upload that was done is sent again.
            .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    return settings("S3", address).apply(builder, "S3").build();
  }

  static SqsClient sqs(URI address) {
    return settings("SQS", address).apply(SqsClient.builder(), "SQS").build();
  }

  static DynamoDbClient dynamoDb(URI address) {
    return settings("DYNAMODB", address).apply(DynamoDbClient.builder(), "DYNAMODB").build();
  }

  private static ClientSettings settings(String service, URI address) {
    var variables = new HashMap<>(lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_" + service, address.toString());
    // Half a minute an attempt: longer than the longest wait for a message.
    return new ClientSettings(new Environment(variables), TOTAL.dividedBy(2), TOTAL);
  }
}
