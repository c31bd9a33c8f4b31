package topicwire.checks.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.local.aws.Clients;
import topicwire.local.template.OwnMetrics;
import topicwire.local.template.Role;
import topicwire.runtime.Environment;

/// Lets every function do all that it does, writes down what it asks of AWS and what it logs, and
/// compares that with what the template grants and watches: every request is granted, every grant
/// is used, every metric is written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class DeployedFunctionsTest {
  private static final JsonMapper JSON = new JsonMapper();

  /// What Lambda does with a function's role: it writes the log and empties the queues.
  private static final Set<String> LOG = Set.of("logs:CreateLogStream", "logs:PutLogEvents");

  private static final Set<String> POLL =
      Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  private LocalStack stack;
  private RecordedFunctions functions;

  @BeforeAll
  void letThemWork() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory().withoutEvents());
    functions = new RecordedFunctions(stack);
    ingest();
    query();
    spoil();
    reindex();
    assertThat(functions.call("SnapshotFunction", "{\"task\":\"snapshot\"}"))
        .contains("\"articles\":");
    assertThat(functions.call("SnapshotFunction", "{\"task\":\"due\"}"))
        .isEqualTo("{\"due\":false}");
    ask("QueryFunction", "GET", "/snapshot", "");
    ask("ValidateFunction", "POST", "/editor/validate", "key=_news/a.md");
  }

  @AfterAll
  void stop() {
    functions.close();
    stack.close();
  }

  /// Every kind of file comes, changes and goes.
  private void ingest() throws Exception {
    var url = "webUrl: https://example.org/a\n";
    put("_news/a.md", "title: A\ntopics: [Red, Blue]\nheat: 3\n" + url);
    put("_news/b.md", "title: B\ntopics: [Red]\npublished: false\nwebUrl: https://example.org/b\n");
    put("_news/c.md", "topics: [Red]\n");
    put("_news/d.md", "title: D\ntopics: [Red]\n" + url);
    stack.bucket().put("_data/topics/red.yaml", "_id: red\nname: Red\n".getBytes(UTF_8));
    for (var key : List.of("_news/a.md", "_news/b.md", "_news/c.md", "_news/d.md")) {
      look(key);
      look(key); // unchanged
    }
    look("_data/topics/red.yaml");
    put(
        "_news/a.md",
        """
        title: A
        topics: [Green]
        webUrl: https://example.org/other
        related:
          - title: T
            webUrl: https://example.org/b
        """);
    look("_news/a.md");
    stack.bucket().delete("_news/d.md");
    look("_news/d.md");
    look("_news/never-there.md");
  }

  private void put(String key, String frontMatter) throws Exception {
    stack.bucket().put(key, ("---\n" + frontMatter + "---\nText.\n").getBytes(UTF_8));
  }

  private void look(String key) throws Exception {
    var reply =
        functions.call(
            "IngestFunction",
            """
            {"Records":[{"messageId":"m","body":"{\\"Records\\":[{\\"s3\\":{\\"bucket\\":{\\"name\\":\\"articles\\"},\\"object\\":{\\"key\\":\\"%s\\"}}}]}"}]}
            """
                .formatted(key));
    assertThat(reply).isEqualTo("{\"batchItemFailures\":[]}");
  }

  private void query() throws Exception {
    var routes =
        List.of(
            "/topics?",
            "/topics/red?",
            "/topics/green/articles?",
            "/categories/news/articles?",
            "/articles?",
            "/articles?topics=red|green,-blue",
            "/topics/green/articles?sort=heat",
            "/topics/green/articles?from=2020-01-01&minHeat=1",
            "/article?key=_news/a.md",
            "/article?key=_news/a.md&related=indexed",
            "/articles/_news/a.md?",
            "/status?",
            "/topics/green/feed.atom?",
            "/feed.json?",
            "/feed.rss?",
            "/openapi.yaml?",
            "/?",
            "/api/news/index.json?",
            "/api/news/green/page/1/index.json?",
            "/api/topics/index.json?",
            "/unknown?");
    for (var route : routes) {
      var parts = route.split("\\?", 2);
      ask("QueryFunction", "GET", parts[0], parts[1]);
      ask("EditorFunction", "GET", "/editor" + parts[0], parts[1]);
      ask("EditorFunction", "GET", "/editor" + parts[0], parts[1] + "&state=draft");
    }
    ask("EditorFunction", "GET", "/editor/rejections", "");
  }

  private void ask(String function, String method, String path, String query) throws Exception {
    functions.call(
        function,
        """
        {"version":"2.0","rawPath":"%s","rawQueryString":"%s","headers":{},"body":"---\\ntitle: A\\n---\\n",
        "requestContext":{"http":{"method":"%s"}},"isBase64Encoded":false}
        """
            .formatted(path, query, method));
  }

  /// Rows that no file accounts for: what an audit is for.
  private void spoil() {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
    try (var client = DynamoClients.create(new Environment(variables))) {
      var name = stack.deployment().table().name();
      var rows = new DynamoTable(client, name, (_, _) -> {});
      for (var row :
          List.of(
              new Row(new RowKey("TOPIC#stray", "2024-01-01T00:00:00Z#_news/none.md"), Map.of()),
              new Row(
                  new RowKey("URL#" + "0".repeat(64), "URL"),
                  Map.of("keys", new Value.Texts(Set.of("_news/a.md")))),
              new Row(new RowKey("URL#" + "0".repeat(64), "_news/a.md"), Map.of()),
              new Row(new RowKey("TOPICS", "stray#Stray#0"), Map.of("count", new Value.Whole(7))),
              new Row(
                  new RowKey("TOPICS", "green#Green#0"), Map.of("count", new Value.Whole(7))))) {
        assertThat(rows.write(List.of(new Change.Put(row, Condition.NONE)))).isEqualTo(Commit.DONE);
      }
    }
  }

  private void reindex() throws Exception {
    put("_news/missed.md", "title: Missed\n");
    for (var request :
        List.of(
            "{\"task\":\"tick\"}",
            "{\"task\":\"walk\"}",
            "{\"task\":\"audit\"}",
            "{\"task\":\"walk\",\"prefix\":\"_news/\",\"force\":true}")) {
      assertThat(functions.call("ReindexFunction", request)).startsWith("{\"outcome\":\"done\",");
    }
  }

  @Test
  void everyRequest_ofAnyFunction_isGrantedByItsRole() {
    functions
        .requests()
        .forEach((function, requests) -> {
          var role = Role.of(function);
          assertThat(Set.copyOf(requests)).as(function).allMatch(role::allows);
        });
    assertThat(functions.requests().values()).as("requests").noneMatch(List::isEmpty);
  }

  @Test
  void everyGrant_ofAnyRole_isUsedByItsFunction() {
    functions
        .requests()
        .forEach((function, requests) -> {
          var used = new TreeSet<>(LOG);
          requests.forEach(request -> used.add(request.action()));
          if (function.equals("IngestFunction")) {
            used.addAll(POLL);
            // Never asked for: it makes S3 say that a key is absent, and not that it is forbidden.
            used.add("s3:ListBucket");
          }
          if (function.equals("QueryFunction")) {
            // By whoever follows an address that it has signed.
            used.add("s3:GetObject");
          }
          if (function.equals("ReindexFunction")) {
            // Only for a topic definition that nobody wrote, which no upload leaves behind.
            used.add("dynamodb:UpdateItem");
          }
          assertThat(used).as(function).isEqualTo(Role.of(function).actions());
        });
  }

  @Test
  void everyMetric_watchedByTheTemplate_isWritten() {
    var written = new TreeSet<String>();
    for (var line : functions.logged()) {
      var json = JSON.readTree(line);
      for (var metric : json.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics")) {
        var name = metric.path("Name").asString();
        assertThat(json.path(name).isNumber()).as(line).isTrue();
        written.add(json.path("Function").asString() + " " + name);
      }
    }
    assertThat(written).containsAll(OwnMetrics.expected());
    assertThat(OwnMetrics.expected()).hasSizeGreaterThan(15);
  }
}
