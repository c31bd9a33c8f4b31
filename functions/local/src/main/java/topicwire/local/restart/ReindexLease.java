package topicwire.local.restart;

import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import topicwire.index.ReindexState;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.aws.Clients;
import topicwire.runtime.Environment;

/// The lease of the reindex, between processes. Whoever holds the data folder knows that no other
/// process compares: a lease that is there was left by one that was killed. On AWS nobody knows, so
/// there a lease has to run out.
public final class ReindexLease implements AutoCloseable {
  /// A comparison that runs may write the row in between, once in many thousand keys.
  private static final int TRIES = 5;

  private final DynamoDbClient client;
  private final ReindexState reindexState;
  private boolean wasLeft;

  private ReindexLease(DynamoDbClient client, String table) {
    this.client = client;
    reindexState =
        new ReindexState(
            new DynamoTable(client, table, (_, _) -> {}), () -> UUID.randomUUID().toString());
  }

  /// Frees what the process before has left. A comparison that it had not finished is dropped, not
  /// resumed: the keys that it had queued were lost with its queues.
  ///
  /// @param database where the table is
  public static ReindexLease takeOver(URI database, String table) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.toString());
    var lease = new ReindexLease(DynamoClients.create(new Environment(variables)), table);
    try {
      lease.wasLeft = lease.free();
      return lease;
    } catch (RuntimeException failed) {
      lease.client.close();
      throw failed;
    }
  }

  /// Whether the process before was killed while it compared.
  public boolean wasLeft() {
    return wasLeft;
  }

  private boolean free() {
    for (int tries = 1; ; tries++) {
      var entry = reindexState.read();
      var leased = !entry.leasedUntil().isEmpty();
      if (!leased && entry.run().isEmpty()) {
        return false;
      }
      if (reindexState.write(entry.with(entry.bucket(), "", "")) != null) {
        return leased;
      }
      if (tries == TRIES) {
        throw new IllegalStateException(
            "expected to free the lease of the reindex, found it written by another process %d times"
                .formatted(tries));
      }
    }
  }

  /// Frees the lease of a comparison that is still under way; it writes nothing more.
  @Override
  public void close() {
    try (client) {
      free();
    }
  }
}
