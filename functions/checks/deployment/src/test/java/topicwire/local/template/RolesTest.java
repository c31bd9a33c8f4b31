package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.index.layout.RowType;

/// What the roles refuse. What they must grant is what the functions are seen to ask for.
class RolesTest {
  private static final String TABLE = Deployed.TABLE_ARN;
  private static final String HOTTEST = TABLE + "/index/hottest";
  private static final String SOURCES = TABLE + "/index/sources";
  private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";
  private static final String OBJECT = "arn:aws:s3:::articles/_news/a.md";

  private static final List<String> READS =
      List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
  private static final List<String> WRITES =
      List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");
  private static final List<String> ELSEWHERE =
      List.of(
          "dynamodb:ConditionCheckItem",
          "dynamodb:PartiQLSelect",
          "dynamodb:PartiQLInsert",
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteTable",
          "dynamodb:UpdateTable",
          "dynamodb:ExportTableToPointInTime",
          "dynamodb:GetRecords");

  private final Deployed deployed = new Deployed();

  @Test
  void role_ofEachFunction_isItsOwn() {
    var functions = deployed.all("AWS::Serverless::Function");
    var roles = functions.stream().map(name -> deployed.properties(name).text("Role")).toList();

    assertThat(roles).hasSize(8).doesNotHaveDuplicates();
    // SAM would add policies of its own to roles that it makes.
    for (var function : functions) {
      assertThat(deployed.properties(function).has("Policies")).isFalse();
    }
  }

  @Test
  void role_ofAnyKind_isAssumedOnlyByItsService() {
    for (var role : deployed.all("AWS::IAM::Role")) {
      var trust = deployed.properties(role).section("AssumeRolePolicyDocument");
      assertThat(trust.section("Statement").elements()).hasSize(1);
      assertThat(trust.section("Statement").elements().getFirst().section("Principal").value())
          .hasToString(
              role.equals("DeploymentRole")
                  ? "{Service=codedeploy.amazonaws.com}"
                  : "{Service=lambda.amazonaws.com}");
      // Traces, where they are asked for, and no other policy than those written here.
      var others = deployed.written(role).section("Properties").section("ManagedPolicyArns");
      assertThat(String.valueOf(others.value()))
          .isEqualTo(
              role.equals("DeploymentRole")
                  ? "{}"
                  : "{Fn::If=[Traces, [{Fn::Sub=arn:${AWS::Partition}:iam::aws:policy/"
                      + "AWSXRayDaemonWriteAccess}], {Ref=AWS::NoValue}]}");
      assertThat(
              deployed.written(role).section("Properties").section("PermissionsBoundary").value())
          .hasToString("{Fn::If=[HasBoundary, {Ref=PermissionsBoundary}, {Ref=AWS::NoValue}]}");
    }
  }

  @Test
  void role_ofAnyKind_namesItsActionsAndResources() {
    for (var name : deployed.all("AWS::IAM::Role")) {
      var role = Role.named(deployed, name);
      assertThat(role.actions()).noneMatch(action -> action.contains("*"));
      for (var resource : role.resources()) {
        if (name.equals("DeploymentRole") && resource.equals("*")) {
          continue; // DescribeAlarms; see the test of that role
        }
        // Objects have names that nobody knows before, and so have the streams of a log group.
        assertThat(resource)
            .matches(
                "arn:aws:s3:::articles/\\*|arn:aws:s3:::snapshotbucket/snapshots/\\*|"
                    + "arn:aws:dynamodb:us-east-1:000000000000:table/ArticleTable/stream/\\*|arn:aws:logs:us-east-1:000000000000:log-group:[A-Za-z]+:\\*"
                    + "|[^*]+");
        assertThat(resource).doesNotContain("not known");
      }
    }
  }

  @Test
  void role_ofEachFunction_allowsWritesToItsOwnLogOnly() {
    for (var function : deployed.all("AWS::Serverless::Function")) {
      var group = deployed.properties(function).section("LoggingConfig").text("LogGroup");
      var role = Role.of(deployed, function);
      var stream = "arn:aws:logs:us-east-1:000000000000:log-group:%s:log-stream:x";
      for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
        assertThat(role.allows(request(action, stream.formatted(group)))).isTrue();
        assertThat(role.allows(request(action, stream.formatted("AccessLogGroup")))).isFalse();
      }
    }
  }

  @Test
  void deploymentRole_forADeployment_canMoveOneAliasOnly() {
    assertThat(Role.named(deployed, "DeploymentRole").resources())
        .containsExactly(
            "*",
            "arn:aws:lambda:us-east-1:000000000000:function:QueryFunction",
            "arn:aws:lambda:us-east-1:000000000000:function:QueryFunction:live");
    var statements =
        deployed.written("DeploymentRole").section("Properties").section("Policies").value();
    assertThat(statements.toString())
        .contains("Action=cloudwatch:DescribeAlarms, Resource=*}")
        .containsOnlyOnce("Resource=*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DRAFT-TOPIC#harbours",
        "DRAFT-CATEGORY#news",
        "DRAFT-FEED",
        "DRAFT-TOPICS",
        "DRAFT-MONTHS#harbours",
        "DRAFT-URL#0123",
        "DRAFT-ARTICLE#_news/a.md",
        "SOURCE#_news/a.md",
        "REJECTED",
        "QUERIES",
        "REINDEX",
        "FEEDS",
        "LOGS",
        "DRAFT-LOG#00",
        "TOPICS#x",
        "STATUS#x"
      })
  void publicRole_onUnpublishedPartition_readsNothing(String key) {
    var role = Role.of(deployed, "QueryFunction");
    for (var action : READS) {
      for (var resource : List.of(TABLE, HOTTEST)) {
        assertThat(role.allows(request(action, resource, key))).isFalse();
        assertThat(role.allows(request(action, resource, "TOPIC#harbours", key))).isFalse();
      }
    }
  }

  /// The table has one list of its types of rows; role and table.md agree with it.
  @Test
  void publicRole_grants_thePartitionsOfPublicRowTypesAndNoOthers() throws IOException {
    var granted = Role.of(deployed, "QueryFunction").leadingKeys();
    var types = EnumSet.allOf(RowType.class);
    assertThat(granted)
        .containsExactlyInAnyOrderElementsOf(
            types.stream().filter(RowType::isPublic).map(RowType::pattern).toList());
    var document =
        Files.readString(
            Path.of(System.getProperty("topicwire.root"), ".github", "docs", "table.md"));
    for (var type : types) {
      var partition = type.pattern().replace("#*", "#<");
      assertThat(document).as(type.name()).contains("| `" + partition);
    }
  }

  @Test
  void publicRole_withoutNamingAKey_readsNothing() {
    var role = Role.of(deployed, "QueryFunction");
    for (var action : READS) {
      assertThat(role.allows(request(action, TABLE))).isFalse();
    }
  }

  @Test
  void readerRoles_forAnythingButReading_areRefused() {
    for (var function : List.of("QueryFunction", "EditorFunction")) {
      var role = Role.of(deployed, function);
      assertRefused(role, WRITES, TABLE, "TOPIC#harbours");
      assertRefused(role, ELSEWHERE, TABLE, "TOPIC#harbours");
      assertRefused(role, List.of("dynamodb:Scan"), TABLE);
      assertRefused(role, READS, SOURCES, "source");
      assertRefused(role, READS, TABLE.replace("ArticleTable", "OtherTable"), "TOPIC#harbours");
      assertRefused(role, List.of("s3:GetObject", "s3:PutObject"), OBJECT);
      assertRefused(role, List.of("sqs:SendMessage"), QUEUES + "IngestQueue");
    }
  }

  @Test
  void ingestRole_forSearchingTheTableOrChangingFiles_isRefused() {
    var role = Role.of(deployed, "IngestFunction");
    assertRefused(role, List.of("dynamodb:Scan"), TABLE);
    assertRefused(role, List.of("dynamodb:Query", "dynamodb:BatchGetItem"), TABLE, "FEED");
    assertRefused(role, ELSEWHERE, TABLE, "FEED");
    assertRefused(
        role,
        List.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl"),
        OBJECT);
    assertRefused(role, List.of("s3:GetObject"), OBJECT.replace("articles", "other"));
    assertRefused(role, List.of("sqs:SendMessage"), QUEUES + "IngestQueue");
    assertRefused(role, List.of("sqs:ReceiveMessage"), QUEUES + "IngestDeadLetterQueue");
  }

  @Test
  void reindex_neitherReadsFilesNorTakesMessages() {
    var role = Role.of(deployed, "ReindexFunction");
    assertRefused(role, List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), OBJECT);
    assertRefused(role, List.of("dynamodb:Query"), HOTTEST, "FEED");
    assertRefused(role, ELSEWHERE, TABLE, "FEED");
    // Articles whose time has come go to that of uploads, where no reindex is before them.
    assertRefused(role, List.of("sqs:SendMessage"), QUEUES + "IngestDeadLetterQueue");
    assertRefused(role, List.of("sqs:ReceiveMessage", "sqs:PurgeQueue"), QUEUES + "ReindexQueue");
  }

  /// Articles are filed by what definitions say; when one is found that nobody wrote, all is read
  /// again.
  @Test
  void topicDefinitions_areReadByIngestAndRenewedByReindex() {
    var ingest = Role.of(deployed, "IngestFunction");
    assertThat(ingest.allows(request("dynamodb:Query", TABLE, "TOPIC-DEFS"))).isTrue();
    assertRefused(ingest, List.of("dynamodb:Query"), TABLE, "TOPIC-DEFS", "FEED");
    assertRefused(ingest, List.of("dynamodb:Query"), TABLE);
    var reindex = Role.of(deployed, "ReindexFunction");
    assertThat(reindex.allows(request("dynamodb:UpdateItem", TABLE, "SETTINGS"))).isTrue();
    assertRefused(reindex, List.of("dynamodb:UpdateItem"), TABLE, "FEED");
    assertRefused(reindex, List.of("dynamodb:UpdateItem"), TABLE);
  }

  /// Whatever it did, it could not write down what was never public.
  @Test
  void snapshot_readsTheChangeLogAloneAndOverwritesNothingElse() {
    var role = Role.of(deployed, "SnapshotFunction");
    assertThat(role.actions())
        .containsExactlyInAnyOrder(
            "dynamodb:Query",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "s3:PutObject",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    var snapshots = "arn:aws:s3:::snapshotbucket/snapshots/x.ndjson.gz";
    assertThat(role.allows(request("dynamodb:Query", TABLE, "LOG"))).isTrue();
    assertThat(role.allows(request("dynamodb:Query", TABLE, "LOG#07"))).isTrue();
    assertThat(role.allows(request("dynamodb:PutItem", TABLE, "SNAPSHOT"))).isTrue();
    assertThat(role.allows(request("dynamodb:GetItem", TABLE, "SNAPSHOT"))).isTrue();
    assertThat(role.allows(request("s3:PutObject", snapshots))).isTrue();
    for (var key : List.of("FEED", "DRAFT-FEED", "SOURCE#_news/a.md", "REJECTED", "SETTINGS")) {
      assertRefused(role, READS, TABLE, key);
      assertRefused(role, READS, TABLE, "LOG", key);
      assertRefused(role, WRITES, TABLE, key);
      assertRefused(role, WRITES, TABLE, "SNAPSHOT", key);
    }
    assertRefused(role, WRITES, TABLE, "LOG#07");
    assertRefused(role, READS, TABLE);
    assertRefused(role, List.of("dynamodb:Scan"), TABLE);
    assertRefused(role, List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"), OBJECT);
    assertRefused(role, List.of("s3:GetObject", "s3:DeleteObject"), snapshots);
    // An address that the public function signs is good for what it may read.
    var open = Role.of(deployed, "QueryFunction");
    assertThat(open.allows(request("s3:GetObject", snapshots))).isTrue();
    assertRefused(open, List.of("s3:GetObject"), snapshots.replace("snapshots/", ""));
    assertRefused(open, List.of("s3:PutObject", "s3:DeleteObject", "s3:ListBucket"), snapshots);
  }

  /// A stream cannot be divided: it has the rows of drafts too. So nothing else may read it, and
  /// this role no row of the table.
  @Test
  void events_readTheStreamAloneAndAreSentToOneBus() {
    var stream = TABLE + "/stream/2026-11-30T00:00:00.000";
    var role = Role.of(deployed, "EventsFunction");
    assertThat(role.actions())
        .containsExactlyInAnyOrder(
            "dynamodb:DescribeStream",
            "dynamodb:GetShardIterator",
            "dynamodb:GetRecords",
            "dynamodb:ListStreams",
            "dynamodb:Query",
            "events:PutEvents",
            "sqs:SendMessage",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(role.allows(request("dynamodb:GetRecords", stream))).isTrue();
    for (var key : List.of("FEED", "LOG#07", "DRAFT-FEED", "SOURCE#_news/a.md")) {
      assertRefused(role, READS, TABLE, key);
      assertRefused(role, WRITES, TABLE, key);
    }
    assertThat(role.allows(request("dynamodb:Query", TABLE, "QUERIES"))).isTrue();
    assertRefused(role, READS, TABLE, "QUERIES", "FEED");
    assertRefused(role, READS, TABLE);
    var bus = "arn:aws:events:us-east-1:000000000000:event-bus/";
    assertThat(role.allows(request("events:PutEvents", bus + "default"))).isTrue();
    assertRefused(role, List.of("events:PutEvents"), bus + "other");
    assertRefused(role, List.of("sqs:SendMessage"), QUEUES + "IngestQueue");
    for (var function : deployed.all("AWS::Serverless::Function")) {
      if (!function.equals("EventsFunction")) {
        assertRefused(
            Role.of(deployed, function),
            List.of("dynamodb:GetRecords", "dynamodb:GetShardIterator", "events:PutEvents"),
            stream);
      }
    }
  }

  /// Targets may be known to their owners alone, and so are the secrets of their queries.
  @Test
  void delivery_readsStandingQueriesAndTheirKeyAndNothingElse() {
    var role = Role.of(deployed, "DeliveryFunction");
    assertThat(role.actions())
        .containsExactlyInAnyOrder(
            "dynamodb:GetItem",
            "secretsmanager:GetSecretValue",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ChangeMessageVisibility",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(role.allows(request("dynamodb:GetItem", TABLE, "QUERIES"))).isTrue();
    for (var key : List.of("FEED", "LOG#07", "DRAFT-FEED", "SETTINGS")) {
      assertRefused(role, READS, TABLE, key);
      assertRefused(role, WRITES, TABLE, "QUERIES");
    }
    for (var function : List.of("QueryFunction", "ValidateFunction", "SnapshotFunction")) {
      var other = Role.of(deployed, function);
      assertRefused(other, READS, TABLE, "QUERIES");
      assertRefused(
          other, List.of("secretsmanager:GetSecretValue"), Deployed.SECRETS + "WebhookKey");
    }
  }

  @Test
  void validate_readsTheSettingsAlone() {
    var role = Role.of(deployed, "ValidateFunction");
    assertThat(role.actions())
        .isEqualTo(
            new TreeSet<>(Set.of("dynamodb:GetItem", "logs:CreateLogStream", "logs:PutLogEvents")));
    assertThat(role.allows(request("dynamodb:GetItem", TABLE, "SETTINGS"))).isTrue();
    for (var key : List.of("FEED", "SOURCE#_news/a.md", "ARTICLE#_news/a.md", "REINDEX")) {
      assertRefused(role, List.of("dynamodb:GetItem"), TABLE, key);
      assertRefused(role, List.of("dynamodb:GetItem"), TABLE, "SETTINGS", key);
    }
    assertRefused(role, List.of("dynamodb:GetItem"), TABLE);
  }

  private static void assertRefused(
      Role role, List<String> actions, String resource, String... keys) {
    for (var action : actions) {
      var request = request(action, resource, keys);
      assertThat(role.allows(request)).as(request.toString()).isFalse();
    }
  }

  private static Role.Request request(String action, String resource, String... keys) {
    return new Role.Request(action, resource, Set.of(keys));
  }
}
