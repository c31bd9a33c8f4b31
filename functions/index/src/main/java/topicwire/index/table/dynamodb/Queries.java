package topicwire.index.table.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;

/// Walks as queries, scans as they are.
final class Queries {
  private Queries() {}

  /// Where the keys of an order are: `index` is null for the table itself.
  private record Keys(@Nullable String index, String partition, String sort, boolean ascending) {
    static Keys of(RowQuery.Order order) {
      return switch (order) {
        case BY_KEY -> new Keys(null, Items.PK, Items.SK, true);
        case NEWEST -> new Keys(null, Items.PK, Items.SK, false);
        case HOTTEST -> new Keys("hottest", Items.PK, "hot", false);
        case SOURCES -> new Keys("sources", "sources", "key", true);
      };
    }
  }

  @SuppressWarnings("NullAway") // the SDK's builders take null for "not set"
  static QueryRequest of(RowQuery walk, String table) {
    var keys = Keys.of(walk.order());
    var expression = new Expression();
    return QueryRequest.builder()
        .tableName(table)
        .indexName(keys.index())
        .keyConditionExpression(keyCondition(walk, keys, expression))
        .filterExpression(expression.filters(walk.filters()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .exclusiveStartKey(start(walk, keys))
        .scanIndexForward(keys.ascending())
        .consistentRead(walk.consistent())
        .limit(walk.limit())
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  private static String keyCondition(RowQuery walk, Keys keys, Expression expression) {
    var partition =
        expression.name(keys.partition()) + " = " + expression.value(Items.text(walk.partition()));
    if (walk.from() == null && walk.to() == null) {
      return partition;
    }
    var sort = expression.name(keys.sort());
    if (walk.from() == null) {
      return "%s AND %s <= %s".formatted(partition, sort, bound(walk.to(), expression));
    }
    if (walk.to() == null) {
      return "%s AND %s >= %s".formatted(partition, sort, bound(walk.from(), expression));
    }
    return "%s AND %s BETWEEN %s AND %s"
        .formatted(partition, sort, bound(walk.from(), expression), bound(walk.to(), expression));
  }

  private static String bound(@Nullable String bound, Expression expression) {
    return expression.value(Items.text(requireNonNull(bound)));
  }

  /// A starting key names the row, and in an index also the index's keys.
  @SuppressWarnings("NullAway")
  private static Map<String, AttributeValue> start(RowQuery walk, Keys keys) {
    var after = walk.after();
    if (after == null) {
      return null;
    }
    var start = new HashMap<>(Items.of(after.row()));
    start.put(keys.partition(), Items.text(walk.partition()));
    start.put(keys.sort(), Items.text(after.sort()));
    return start;
  }

  @SuppressWarnings("NullAway") // the SDK's builders take null for "not set"
  static ScanRequest scan(String table, @Nullable RowKey after, int limit, boolean consistent) {
    return ScanRequest.builder()
        .tableName(table)
        .exclusiveStartKey(after == null ? null : Items.of(after))
        .limit(limit)
        .consistentRead(consistent)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  /// The same of a scan.
  static RowQuery.@Nullable Position next(Map<String, AttributeValue> last) {
    return last.isEmpty()
        ? null
        : new RowQuery.Position(Items.key(last), Items.text(last, Items.SK));
  }

  /// Where the next page starts; null when DynamoDB says that this was the last.
  static RowQuery.@Nullable Position next(RowQuery walk, Map<String, AttributeValue> last) {
    if (last.isEmpty()) {
      return null;
    }
    return new RowQuery.Position(Items.key(last), Items.text(last, Keys.of(walk.order()).sort()));
  }
}
