package topicwire.local;

import java.io.PrintStream;
import java.util.HashMap;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.aws.Clients;
import topicwire.runtime.Environment;

/// Says what the index holds, and which files are not in it and why.
public final class Contents {
  /// Rejected files that are named; there may be thousands.
  private static final int NAMED = 20;

  private Contents() {}

  public static void print(LocalStack stack, PrintStream output) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
    try (var client = DynamoClients.create(new Environment(variables))) {
      var catalog =
          new IndexReader(new DynamoTable(client, stack.deployment().table().name(), (_, _) -> {}));
      output.printf(
          "In the index: %,d published, %,d drafts%n",
          catalog.status(Visibility.PUBLISHED).articles(),
          catalog.status(Visibility.DRAFT).articles());
      var rejections = catalog.editors().rejections(null, NAMED + 1).files();
      rejections.stream()
          .limit(NAMED)
          .forEach(rejection ->
              output.printf(
                  "Rejected: %s, line %d: %s%n",
                  rejection.key(),
                  rejection.flaws().getFirst().line(),
                  rejection.flaws().getFirst().message()));
      if (rejections.size() > NAMED) {
        output.println("More are rejected: --validate names them all");
      }
    }
  }
}
