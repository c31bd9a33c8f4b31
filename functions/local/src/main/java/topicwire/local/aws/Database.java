package topicwire.local.aws;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import topicwire.local.template.TableDefinition;

/// DynamoDB on this machine, with the table of the template. Any credentials will do.
public final class Database implements AutoCloseable {
  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final URI address;

  private Database(Server server, LocalDynamoDBServerHandler handler, URI address) {
    this.server = server;
    this.handler = handler;
    this.address = address;
  }

  /// Starts it at any free port.
  ///
  /// @param folder where rows are kept; in memory without
  /// @param libraries a folder of its own for SQLite's native library
  public static Database start(Optional<Path> folder, Path libraries) throws Exception {
    SqliteLibrary.extract(libraries);
    ExpressionGrammar.load();
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
    }
    var requests =
        new LocalDynamoDBRequestHandler(
            0, folder.isEmpty(), folder.map(Path::toString).orElse(null), true, false);
    var handler = new LocalDynamoDBServerHandler(requests, null);
    // Its own server would listen to the whole network.
    var threads = new QueuedThreadPool();
    threads.setName("DynamoDB");
    var server = new Server(threads);
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new ContextHandler(handler, "/"));
    server.start();
    return new Database(
        server, handler, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  public URI address() {
    return address;
  }

  /// Makes the table, unless it is there from an earlier run.
  public void create(TableDefinition table) {
    try (var client = Clients.dynamoDb(address)) {
      if (client.listTables().tableNames().contains(table.name())) {
        return;
      }
      client.createTable(request ->
          request
              .tableName(table.name())
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(schema(table.key()))
              .attributeDefinitions(
                  table.attributes().entrySet().stream()
                      .map(each ->
                          AttributeDefinition.builder()
                              .attributeName(each.getKey())
                              .attributeType(each.getValue())
                              .build())
                      .toList())
              .globalSecondaryIndexes(table.indexes().stream().map(Database::index).toList()));
    }
  }

  /// Lets the table have a stream of its new rows, unless it has one from an earlier run.
  public TableStream stream(TableDefinition table) {
    try (var client = Clients.dynamoDb(address)) {
      var arn =
          client
              .describeTable(request -> request.tableName(table.name()))
              .table()
              .latestStreamArn();
      if (arn == null) {
        arn =
            client
                .updateTable(request ->
                    request
                        .tableName(table.name())
                        .streamSpecification(stream ->
                            stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)))
                .tableDescription()
                .latestStreamArn();
      }
      return new TableStream(address, arn);
    }
  }

  private static GlobalSecondaryIndex index(TableDefinition.IndexDefinition index) {
    var projection = Projection.builder().projectionType(index.projection());
    if (!index.included().isEmpty()) {
      projection.nonKeyAttributes(index.included());
    }
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.key()))
        .projection(projection.build())
        .build();
  }

  private static List<KeySchemaElement> schema(TableDefinition.KeySchema key) {
    return List.of(
        KeySchemaElement.builder().attributeName(key.partition()).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(key.sort()).keyType(KeyType.RANGE).build());
  }

  @Override
  public void close() {
    try {
      server.stop();
      handler.close();
    } catch (Exception failed) {
      throw new IllegalStateException("DynamoDB Local did not stop", failed);
    }
  }
}
