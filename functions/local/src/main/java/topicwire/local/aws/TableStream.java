package topicwire.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.JsonService;

/// Reads the stream of the table from its beginning, shard by shard. For one thread.
///
/// Source: [DynamoDB Streams
/// API](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html).
public final class TableStream {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonService.Name SERVICE =
      new JsonService.Name("streams.dynamodb", "DynamoDBStreams_20120810", "DYNAMODB");

  private final JsonService service;
  private final String arn;

  /// Where each open shard is read on from.
  private final Map<String, String> iterators = new LinkedHashMap<>();

  private final Set<String> known = new HashSet<>();

  /// @param database where DynamoDB is
  /// @param arn of the stream
  public TableStream(URI database, String arn) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", database.toString());
    this.service = new JsonService(SERVICE, new Environment(variables), Clock.systemUTC());
    this.arn = arn;
  }

  /// The next records; none where there are no more now.
  ///
  /// @param most how many at most
  public List<JsonNode> next(int most) {
    if (iterators.isEmpty()) {
      openShards();
    }
    for (var shard : List.copyOf(iterators.keySet())) {
      var page = call("GetRecords", Map.of("ShardIterator", iterators.get(shard), "Limit", most));
      var next = page.path("NextShardIterator");
      if (next.isString()) {
        iterators.put(shard, next.asString());
      } else {
        iterators.remove(shard); // closed: what it has is all read, and its children are next
      }
      var records = new ArrayList<JsonNode>();
      page.path("Records").forEach(records::add);
      if (!records.isEmpty()) {
        return records;
      }
    }
    return List.of();
  }

  private void openShards() {
    for (var shard :
        call("DescribeStream", Map.of("StreamArn", arn)).path("StreamDescription").path("Shards")) {
      var id = shard.path("ShardId").asString();
      if (known.add(id)) {
        var answer =
            call(
                "GetShardIterator",
                Map.of("StreamArn", arn, "ShardId", id, "ShardIteratorType", "TRIM_HORIZON"));
        iterators.put(id, answer.path("ShardIterator").asString());
      }
    }
  }

  private JsonNode call(String operation, Map<String, Object> request) {
    try {
      var answer = service.call(operation, JSON.writeValueAsBytes(request));
      if (answer.status() != 200) {
        throw new IllegalStateException(
            "%s: expected the status 200, found %d: %s"
                .formatted(operation, answer.status(), new String(answer.body(), UTF_8)));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(operation, e);
    }
  }
}
