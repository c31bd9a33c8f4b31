package topicwire.index.table.dynamodb;

import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import topicwire.index.table.Change;
import topicwire.index.table.Value;

/// Changes as DynamoDB's actions: each alone, or one of a transaction.
@SuppressWarnings("NullAway") // the SDK's builders take null for "not set"
final class Writes {
  private Writes() {}

  static TransactWriteItem action(Change change, String table) {
    var action = TransactWriteItem.builder();
    switch (change) {
      case Change.Put(var row, var condition) -> {
        var expression = new Expression();
        action.put(
            Put.builder()
                .tableName(table)
                .item(Items.of(row))
                .conditionExpression(expression.condition(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build());
      }
      case Change.Delete(var key, var condition) -> {
        var expression = new Expression();
        action.delete(
            Delete.builder()
                .tableName(table)
                .key(Items.of(key))
                .conditionExpression(expression.condition(condition))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .build());
      }
      case Change.Add _, Change.Assign _ -> {
        var update = Updated.by(change);
        action.update(
            Update.builder()
                .tableName(table)
                .key(Items.of(change.key()))
                .updateExpression(update.text())
                .expressionAttributeNames(update.expression().names())
                .expressionAttributeValues(update.expression().values())
                .build());
      }
    }
    return action.build();
  }

  static PutItemRequest put(Change.Put put, String table) {
    var expression = new Expression();
    return PutItemRequest.builder()
        .tableName(table)
        .item(Items.of(put.row()))
        .conditionExpression(expression.condition(put.condition()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  static DeleteItemRequest delete(Change.Delete delete, String table) {
    var expression = new Expression();
    return DeleteItemRequest.builder()
        .tableName(table)
        .key(Items.of(delete.key()))
        .conditionExpression(expression.condition(delete.condition()))
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values())
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  static UpdateItemRequest update(Change change, String table) {
    var update = Updated.by(change);
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Items.of(change.key()))
        .updateExpression(update.text())
        .expressionAttributeNames(update.expression().names())
        .expressionAttributeValues(update.expression().values())
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  /// An update expression with its names and values.
  private record Updated(String text, Expression expression) {
    static Updated by(Change change) {
      var expression = new Expression();
      return new Updated(
          switch (change) {
            case Change.Add(var _, var attribute, var amount, var set) ->
                "ADD "
                    + expression.name(attribute)
                    + " "
                    + expression.value(new Value.Whole(amount))
                    + set(set, expression);
            case Change.Assign(var _, var attributes) -> set(attributes, expression).strip();
            case Change.Put _, Change.Delete _ ->
                throw new IllegalArgumentException("expected an update, found " + change);
          },
          expression);
    }

    private static String set(Map<String, Value> set, Expression expression) {
      var assignments = new ArrayList<String>();
      set.forEach((name, value) ->
          assignments.add(expression.name(name) + " = " + expression.value(value)));
      return assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments);
    }
  }
}
