package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import topicwire.local.template.Deployment.CorsDefinition;
import topicwire.local.template.Deployment.QueueDefinition;
import topicwire.local.template.Deployment.Redrive;
import topicwire.local.template.FunctionDefinition.QueueSource;
import topicwire.local.template.FunctionDefinition.Route;
import topicwire.local.template.FunctionDefinition.Schedule;
import topicwire.local.template.TableDefinition.IndexDefinition;
import topicwire.local.template.TableDefinition.KeySchema;

/// What the local stack takes from the template that is deployed.
class DeploymentTest {
  private static final String KEEP =
      """
      {"version":"2.0","routeKey":"$default","rawPath":"/status","rawQueryString":"","headers":{}, \
      "requestContext":{"http":{"method":"GET","path":"/status","protocol":"HTTP/1.1","sourceIp":"127.0.0.1"}, \
      "stage":"$default"},"isBase64Encoded":false}\
      """;

  private final Deployment deployment =
      Deployment.of(
          Template.bundled(Map.of("BucketName", "articles", "ArticlePrefix", "site/")),
          URI.create("http://127.0.0.1:9324"));

  @Test
  void bucket_onEveryChangeOfAnObject_notifiesTheQueue() {
    var bucket = deployment.bucket();

    assertThat(bucket.name()).isEqualTo("articles");
    for (var event :
        List.of(
            "ObjectCreated:Put",
            "ObjectCreated:Copy",
            "ObjectCreated:CompleteMultipartUpload",
            "ObjectRemoved:Delete",
            "ObjectRemoved:DeleteMarkerCreated",
            "LifecycleExpiration:Delete")) {
      assertThat(bucket.queueFor(event)).as(event).contains("IngestQueue");
    }
    assertThat(bucket.queueFor("ObjectTagging:Put")).isEmpty();
  }

  @Test
  void queues_readFromTheTemplate_haveItsTimeoutsAndRedrives() {
    assertThat(deployment.queues())
        .containsExactlyInAnyOrder(
            new QueueDefinition(
                "IngestQueue",
                Duration.ofMinutes(6),
                Optional.of(new Redrive("IngestDeadLetterQueue", 5))),
            new QueueDefinition(
                "ReindexQueue",
                Duration.ofMinutes(6),
                Optional.of(new Redrive("IngestDeadLetterQueue", 5))),
            new QueueDefinition("ReindexDeadLetterQueue", Duration.ofSeconds(30), Optional.empty()),
            new QueueDefinition("IngestDeadLetterQueue", Duration.ofSeconds(30), Optional.empty()));
  }

  @Test
  void table_readFromTheTemplate_hasItsKeysAndIndexes() {
    assertThat(deployment.table())
        .isEqualTo(
            new TableDefinition(
                "ArticleTable",
                Map.of("pk", "S", "sk", "S", "hot", "S", "sources", "S", "key", "S"),
                new KeySchema("pk", "sk"),
                List.of(
                    new IndexDefinition("hottest", new KeySchema("pk", "hot"), "ALL", List.of()),
                    new IndexDefinition(
                        "sources",
                        new KeySchema("sources", "key"),
                        "INCLUDE",
                        List.of("etag", "size", "parser", "state", "changedAt")))));
  }

  @Test
  void functions_readFromTheTemplate_haveItsHandlersVariablesAndTriggers() {
    assertThat(deployment.functions())
        .contains(
            new FunctionDefinition(
                "IngestFunction",
                "topicwire.ingest.IngestFunction",
                Duration.ofSeconds(60),
                1024,
                Map.of(
                    "TABLE_NAME",
                    "ArticleTable",
                    "BUCKET_NAME",
                    "articles",
                    "ARTICLE_PREFIX",
                    "site/",
                    "CLOCK_ERROR",
                    "PT1S",
                    "LOCAL_TARGETS",
                    "false"),
                List.of(
                    new QueueSource("IngestQueue", 10, 5, true),
                    new QueueSource("ReindexQueue", 1, 2, true)),
                List.of(),
                List.of(),
                List.of()),
            new FunctionDefinition(
                "ReindexFunction",
                "topicwire.reindex.ReindexFunction",
                Duration.ofMinutes(15),
                1024,
                Map.of(
                    "TABLE_NAME",
                    "ArticleTable",
                    "BUCKET_NAME",
                    "articles",
                    "ARTICLE_PREFIX",
                    "site/",
                    "REINDEX_QUEUE_URL",
                    "http://127.0.0.1:9324/000000000000/ReindexQueue",
                    "INGEST_QUEUE_URL",
                    "http://127.0.0.1:9324/000000000000/IngestQueue"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Schedule(Duration.ofMinutes(1), "{\"task\":\"tick\"}"))),
            new FunctionDefinition(
                "QueryFunction",
                "topicwire.query.QueryFunction",
                Duration.ofSeconds(10),
                1024,
                Map.ofEntries(
                    Map.entry("TABLE_NAME", "ArticleTable"),
                    Map.entry("AUDIENCE", "public"),
                    Map.entry("TOPICS_SECONDS", "60"),
                    Map.entry("LOCALE", "en-us"),
                    Map.entry("SITE_TITLE", "Topicwire"),
                    Map.entry("SITE_URL", ""),
                    Map.entry("SITE_LANGUAGE", ""),
                    Map.entry("SITE_ICON", ""),
                    Map.entry("SITE_AUTHOR", ""),
                    Map.entry("SITE_ID", ""),
                    Map.entry("BASE_PATH", ""),
                    Map.entry("READERS", "everybody")),
                List.of(),
                List.of(),
                List.of(new Route("ANY", "$default")),
                List.of(new Schedule(Duration.ofDays(7), KEEP))),
            new FunctionDefinition(
                "EditorFunction",
                "topicwire.query.QueryFunction",
                Duration.ofSeconds(10),
                1024,
                Map.ofEntries(
                    Map.entry("TABLE_NAME", "ArticleTable"),
                    Map.entry("AUDIENCE", "editor"),
                    Map.entry("TOPICS_SECONDS", "0"),
                    Map.entry("LOCALE", "en-us"),
                    Map.entry("SITE_TITLE", "Topicwire"),
                    Map.entry("SITE_URL", ""),
                    Map.entry("SITE_LANGUAGE", ""),
                    Map.entry("SITE_ICON", ""),
                    Map.entry("SITE_AUTHOR", ""),
                    Map.entry("SITE_ID", ""),
                    Map.entry("BASE_PATH", ""),
                    Map.entry("READERS", "everybody")),
                List.of(),
                List.of(),
                List.of(new Route("ANY", "/editor/{proxy+}")),
                List.of()),
            new FunctionDefinition(
                "ValidateFunction",
                "topicwire.ingest.ValidateFunction",
                Duration.ofSeconds(10),
                1024,
                Map.ofEntries(
                    Map.entry("TABLE_NAME", "ArticleTable"),
                    Map.entry("ARTICLE_PREFIX", "site/"),
                    Map.entry("LOCAL_TARGETS", "false")),
                List.of(),
                List.of(),
                List.of(new Route("POST", "/editor/validate")),
                List.of()));
  }

  @Test
  void cors_readFromTheTemplate_hasItsOriginsMethodsAndHeaders() {
    assertThat(deployment.cors())
        .isEqualTo(
            new CorsDefinition(
                List.of("*"),
                List.of("GET", "HEAD"),
                List.of(
                    "accept",
                    "accept-language",
                    "authorization",
                    "cache-control",
                    "content-type",
                    "if-modified-since",
                    "if-none-match",
                    "pragma",
                    "range",
                    "traceparent",
                    "tracestate",
                    "x-requested-with"),
                List.of("etag", "link", "retry-after"),
                86400));
  }

  @Test
  void referenceToQueue_inTheTemplate_isItsAddress() {
    var template =
        Template.read(
            new StringReader(
                """
                Parameters:
                  Stage: { Type: String, Default: test }
                Resources:
                  Jobs: { Type: "AWS::SQS::Queue" }
                  Reader:
                    Type: AWS::Serverless::Function
                    Properties:
                      Url: !Ref Jobs
                      Arn: !GetAtt Jobs.Arn
                      LongArn: { "Fn::GetAtt": [Jobs, Arn] }
                      Text: !Sub "${Stage} ${AWS::Region} ${Jobs.QueueName} ${!Literal}"
                """),
            Map.of());
    template.name("Jobs", "http://queue", Map.of("Arn", "arn:jobs", "QueueName", "jobs"));

    var properties = template.properties("Reader");

    assertThat(properties.text("Url")).isEqualTo("http://queue");
    assertThat(properties.text("Arn")).isEqualTo("arn:jobs");
    assertThat(properties.text("LongArn")).isEqualTo("arn:jobs");
    assertThat(properties.text("Text")).isEqualTo("test us-east-1 jobs ${!Literal}");
  }

  @Test
  void choice_inTheTemplate_isMadeByTheParameters() {
    var text =
        """
        Parameters:
          Key: { Type: String, Default: "" }
          Stage: { Type: String, Default: test }
        Conditions:
          HasKey: !Not [!Equals [!Ref Key, ""]]
          Both: !And [!Condition HasKey, !Equals [!Ref Stage, test]]
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Encrypted: !If [HasKey, false, true]
              Key: !If [HasKey, !Ref Key, !Ref AWS::NoValue]
              List: [one, !If [Both, two, !Ref AWS::NoValue]]
        """;

    assertThat(Template.read(new StringReader(text), Map.of()).properties("Jobs").value())
        .isEqualTo(Map.of("Encrypted", "true", "List", List.of("one")));
    assertThat(Template.read(new StringReader(text), Map.of("Key", "k")).properties("Jobs").value())
        .isEqualTo(Map.of("Encrypted", "false", "Key", "k", "List", List.of("one", "two")));
  }

  @Test
  void missingProperty_inTheTemplate_isNamedWithItsPlace() {
    var template =
        Template.read(
            new StringReader(
                """
                Resources:
                  Reader: { Type: "AWS::Serverless::Function", Properties: { Timeout: 3 } }
                """),
            Map.of());

    assertThatThrownBy(() -> template.properties("Reader").text("Handler"))
        .hasMessage(
            "template.yaml: expected a value at .Resources.Reader.Properties.Handler, found"
                + " nothing");
  }
}
