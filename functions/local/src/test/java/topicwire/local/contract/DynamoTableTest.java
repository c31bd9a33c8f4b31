package topicwire.local.contract;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.aws.Clients;
import topicwire.local.aws.Database;
import topicwire.local.template.Deployment;
import topicwire.local.template.Template;
import topicwire.runtime.Environment;
import topicwire.testing.contract.TableContract;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class DynamoTableTest extends TableContract {
  private Database database;
  private ScannableTable table;

  @BeforeAll
  void start(@TempDir Path libraries) throws Exception {
    var definition =
        Deployment.of(
                Template.bundled(Map.of("BucketName", "articles")),
                URI.create("http://127.0.0.1:1"))
            .table();
    database = Database.start(Optional.empty(), libraries);
    database.create(definition);
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.address().toString());
    table =
        new DynamoTable(
            DynamoClients.create(new Environment(variables)), definition.name(), (_, _) -> {});
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @Override
  protected ScannableTable table() {
    return table;
  }
}
