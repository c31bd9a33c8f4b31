package topicwire.index.table.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.ScannableTable;
import topicwire.index.table.TableException;

/// A table of Amazon DynamoDB. Thread-safe.
public final class DynamoTable implements ScannableTable {
  /// DynamoDB's limit for BatchGetItem.
  private static final int KEYS_A_BATCH = 100;

  /// Requests in a row for keys that DynamoDB left out; it leaves some out when it is busy.
  private static final int BATCH_ATTEMPTS = 8;

  private final DynamoDbClient client;
  private final String name;
  private final Meter meter;

  public DynamoTable(DynamoDbClient client, String name, Meter meter) {
    this.client = client;
    this.name = name;
    this.meter = meter;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    try {
      var answer =
          client.getItem(
              GetItemRequest.builder()
                  .tableName(name)
                  .key(Items.of(key))
                  .consistentRead(consistent)
                  .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                  .build());
      meter.consumed("GetItem", units(answer.consumedCapacity()));
      return answer.hasItem() ? Items.row(answer.item()) : null;
    } catch (SdkException e) {
      throw Failures.failed("GetItem", Failures.kind(key.pk()), e);
    }
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    var rows = new ArrayList<Row>();
    var all = List.copyOf(keys);
    for (var i = 0; i < all.size(); i += KEYS_A_BATCH) {
      getBatch(all.subList(i, Math.min(all.size(), i + KEYS_A_BATCH)), rows);
    }
    return rows;
  }

  private void getBatch(List<RowKey> keys, List<Row> rows) {
    var wanted = KeysAndAttributes.builder().keys(keys.stream().map(Items::of).toList());
    var left = Map.of(name, wanted.build());
    for (var attempt = 0; !left.isEmpty(); attempt++) {
      if (attempt == BATCH_ATTEMPTS) {
        throw new TableException(
            "BatchGetItem of %d rows: expected all to be answered, found %d left out after %d attempts"
                .formatted(keys.size(), left.values().iterator().next().keys().size(), attempt));
      }
      if (attempt > 0) {
        pause(attempt);
      }
      try {
        var answer =
            client.batchGetItem(
                BatchGetItemRequest.builder()
                    .requestItems(left)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        answer.consumedCapacity().forEach(used -> meter.consumed("BatchGetItem", units(used)));
        answer.responses().getOrDefault(name, List.of()).forEach(row -> rows.add(Items.row(row)));
        left = answer.unprocessedKeys();
      } catch (SdkException e) {
        throw Failures.failed(
            "BatchGetItem", Failures.kind(keys.getFirst().pk()) + " and others", e);
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(10L << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableException("BatchGetItem was interrupted while waiting to try again", e);
    }
  }

  @Override
  public RowPage walk(RowQuery walk) {
    try {
      var answer = client.query(Queries.of(walk, name));
      var units = units(answer.consumedCapacity());
      meter.consumed("Query", units);
      var rows = answer.items().stream().map(Items::row).toList();
      return new RowPage(
          rows, Queries.next(walk, answer.lastEvaluatedKey()), answer.scannedCount(), units);
    } catch (SdkException e) {
      throw Failures.failed("Query", Failures.kind(walk.partition()), e);
    }
  }

  @Override
  public RowPage scan(@Nullable RowKey after, int limit, boolean consistent) {
    try {
      var answer = client.scan(Queries.scan(name, after, limit, consistent));
      var units = units(answer.consumedCapacity());
      meter.consumed("Scan", units);
      var rows = answer.items().stream().map(Items::row).toList();
      return new RowPage(
          rows, Queries.next(answer.lastEvaluatedKey()), answer.scannedCount(), units);
    } catch (SdkException e) {
      throw Failures.failed("Scan", "the table", e);
    }
  }

  @Override
  public Commit write(List<Change> changes) {
    try {
      // An addition is always a transaction: its token keeps a further try by the SDK, after an
      // answer that was lost, from adding twice.
      if (changes.size() == 1 && !(changes.getFirst() instanceof Change.Add)) {
        writeOne(changes.getFirst());
      } else {
        writeAll(changes);
      }
      return Commit.DONE;
    } catch (SdkException e) {
      return Failures.commit(changes, e);
    }
  }

  /// Half the price of a transaction with one action.
  private void writeOne(Change change) {
    switch (change) {
      case Change.Put put ->
          meter.consumed(
              "PutItem", units(client.putItem(Writes.put(put, name)).consumedCapacity()));
      case Change.Delete delete ->
          meter.consumed(
              "DeleteItem",
              units(client.deleteItem(Writes.delete(delete, name)).consumedCapacity()));
      case Change.Add _, Change.Assign _ ->
          meter.consumed(
              "UpdateItem",
              units(client.updateItem(Writes.update(change, name)).consumedCapacity()));
    }
  }

  /// The SDK adds a random request token, the same for its own further tries of this call only. A
  /// token made from the content would turn a change back to earlier content into nothing.
  private void writeAll(List<Change> changes) {
    var answer =
        client.transactWriteItems(
            TransactWriteItemsRequest.builder()
                .transactItems(changes.stream().map(change -> Writes.action(change, name)).toList())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    answer.consumedCapacity().forEach(used -> meter.consumed("TransactWriteItems", units(used)));
  }

  private static double units(@Nullable ConsumedCapacity capacity) {
    return capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
  }
}
