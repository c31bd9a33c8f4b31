package topicwire.checks.functions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.template.Role.Request;

/// What went over the wire, as IAM sees it: actions on resources.
final class Requests {
  private static final String TABLES = "arn:aws:dynamodb:us-east-1:000000000000:table/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";
  private static final Pattern PARTITION = Pattern.compile("^(#\\w+) = (:\\w+)( AND .*)?$");

  /// The partition key of the table and of each index.
  private static final Map<String, String> KEYS =
      Map.of("", "pk", "hottest", "pk", "sources", "sources");

  private Requests() {}

  /// A request to DynamoDB; a transaction is each of its actions.
  static List<Request> ofTable(Recorder.Exchange exchange) {
    var body = JSON.readTree(exchange.request());
    return switch (exchange.operation()) {
      case "GetItem", "UpdateItem", "DeleteItem" ->
          List.of(request(exchange.operation(), body, body.path("Key")));
      case "PutItem" -> List.of(request(exchange.operation(), body, body.path("Item")));
      case "TransactWriteItems" -> transaction(body);
      case "BatchGetItem" -> batch(body);
      case "Query" -> List.of(query(body));
      case "Scan" ->
          List.of(new Request("dynamodb:Scan", TABLES + text(body, "TableName"), Set.of()));
      default -> throw new AssertionError("expected a known operation, found " + exchange);
    };
  }

  private static List<Request> transaction(JsonNode body) {
    var requests = new ArrayList<Request>();
    for (var action : body.path("TransactItems")) {
      for (var kind : action.properties()) {
        var key = kind.getValue().path(kind.getKey().equals("Put") ? "Item" : "Key");
        requests.add(request(kind.getKey() + "Item", kind.getValue(), key));
      }
    }
    return requests;
  }

  private static List<Request> batch(JsonNode body) {
    var requests = new ArrayList<Request>();
    for (var table : body.path("RequestItems").properties()) {
      var keys = new HashSet<String>();
      for (var key : table.getValue().path("Keys")) {
        keys.add(text(key.path("pk"), "S"));
      }
      requests.add(new Request("dynamodb:BatchGetItem", TABLES + table.getKey(), keys));
    }
    return requests;
  }

  private static Request query(JsonNode body) {
    var index = body.path("IndexName").asString("");
    var condition = PARTITION.matcher(text(body, "KeyConditionExpression"));
    if (!condition.matches()) {
      throw new AssertionError("expected the partition key first, found " + body);
    }
    var name = text(body.path("ExpressionAttributeNames"), condition.group(1));
    if (!name.equals(KEYS.get(index))) {
      throw new AssertionError("expected the partition key of " + index + ", found " + name);
    }
    var value = text(body.path("ExpressionAttributeValues").path(condition.group(2)), "S");
    var table = TABLES + text(body, "TableName");
    return new Request(
        "dynamodb:Query", index.isEmpty() ? table : table + "/index/" + index, Set.of(value));
  }

  private static Request request(String operation, JsonNode body, JsonNode key) {
    return new Request(
        "dynamodb:" + operation,
        TABLES + text(body, "TableName"),
        Set.of(text(key.path("pk"), "S")));
  }

  /// A request to S3, the bucket in the path.
  static Request ofBucket(Recorder.Exchange exchange) {
    var path = exchange.target().getPath().substring(1);
    if (!List.of("GET", "PUT").contains(exchange.operation())) {
      throw new AssertionError("expected objects to be read or written, found " + exchange);
    }
    if (exchange.operation().equals("PUT")) {
      return new Request("s3:PutObject", "arn:aws:s3:::" + path, Set.of());
    }
    return path.contains("/")
        ? new Request("s3:GetObject", "arn:aws:s3:::" + path, Set.of())
        : new Request("s3:ListBucket", "arn:aws:s3:::" + path, Set.of());
  }

  /// A request to SQS; IAM knows no batches.
  static Request ofQueue(Recorder.Exchange exchange) {
    var url = text(JSON.readTree(exchange.request()), "QueueUrl");
    return new Request(
        "sqs:" + exchange.operation().replaceFirst("Batch$", ""),
        QUEUES + url.substring(url.lastIndexOf('/') + 1),
        Set.of());
  }

  private static String text(JsonNode node, String name) {
    var text = node.path(name);
    if (!text.isString()) {
      throw new AssertionError("expected the text " + name + " in " + node);
    }
    return text.asString();
  }
}
