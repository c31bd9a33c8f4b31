package topicwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.stream.DoubleStream;
import topicwire.local.LocalStack;
import topicwire.local.template.Deployment;

/// What DynamoDB itself takes for a page, asked over a connection that stays open.
public final class TableTime {
  private static final int ROUNDS = 60;

  /// As between callers: asked without a pause, the emulator keeps its processor and is thrice as
  /// fast.
  private static final Duration PAUSE = Duration.ofMillis(50);

  private TableTime() {}

  /// Milliseconds of a `Query` for 26 rows of the partition.
  public static Sample of(LocalStack stack, String partition)
      throws IOException, InterruptedException {
    var body =
        """
        {"TableName":"%s","KeyConditionExpression":"pk = :pk","ScanIndexForward":false,"Limit":26,
        "ReturnConsumedCapacity":"TOTAL","ExpressionAttributeValues":{":pk":{"S":"%s"}}}\
        """
            .formatted(stack.deployment().table().name(), partition)
            .getBytes(UTF_8);
    var times = new double[2 * ROUNDS];
    for (var round = 0; round < times.length; round++) {
      Thread.sleep(PAUSE);
      var begin = System.nanoTime();
      query(stack, body);
      times[round] = (System.nanoTime() - begin) / 1e6;
    }
    return Sample.of(DoubleStream.of(times).skip(ROUNDS).toArray());
  }

  private static void query(LocalStack stack, byte[] body) throws IOException {
    var connection = (HttpURLConnection) stack.dynamoDb().toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("content-type", "application/x-amz-json-1.0");
    connection.setRequestProperty("x-amz-target", "DynamoDB_20120810.Query");
    // The emulator takes any signature.
    connection.setRequestProperty(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=local/20240101/%s/dynamodb/aws4_request,"
                .formatted(Deployment.REGION)
            + " SignedHeaders=host, Signature=0");
    try (var output = connection.getOutputStream()) {
      output.write(body);
    }
    try (var input = connection.getInputStream()) {
      if (input.readAllBytes().length < 1_000) {
        throw new IOException("expected rows of the samples, found hardly any");
      }
    }
  }
}
