package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What operators are told of, and how it reaches them.
class AlarmsTest {
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));

  private final Deployed deployed = new Deployed();
  private final List<String> alarms = deployed.all("AWS::CloudWatch::Alarm");

  @Test
  void alarm_onErrorsAndThrottles_watchesEveryFunction() {
    for (var function : deployed.all("AWS::Serverless::Function")) {
      var name = function.replace("Function", "");
      for (var metric : List.of("Errors", "Throttles")) {
        var alarm = deployed.properties(name + metric + "Alarm");
        assertThat(watched(alarm)).isEqualTo("AWS/Lambda " + metric + " FunctionName=" + function);
        assertAnyRings(alarm);
      }
    }
  }

  @Test
  void alarm_onMessagesThatWaitTooLong_watchesIngestAndReindexQueue() {
    for (var queue : Map.of("IngestQueue", 3_600, "ReindexQueue", 86_400).entrySet()) {
      var alarm = deployed.properties(queue.getKey() + "AgeAlarm");
      assertThat(watched(alarm))
          .isEqualTo("AWS/SQS ApproximateAgeOfOldestMessage QueueName=" + queue.getKey());
      assertThat(alarm.text("Statistic")).isEqualTo("Maximum");
      assertThat(alarm.number("Threshold", 0)).isEqualTo(queue.getValue());
      assertThat(alarm.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
    }
  }

  @Test
  void alarm_onMessagesGivenUp_isRaisedForAnyDeadLetter() {
    for (var queue :
        List.of(
            "IngestDeadLetter", "ReindexDeadLetter", "EventsDeadLetter", "DeliveryDeadLetter")) {
      var alarm = deployed.properties(queue + "Alarm");
      assertThat(watched(alarm))
          .isEqualTo("AWS/SQS ApproximateNumberOfMessagesVisible QueueName=" + queue + "Queue");
      assertAnyRings(alarm);
    }
  }

  @Test
  void alarm_onEventsThatAreNotSent_isRaisedLongBeforeTheStreamForgetsThem() {
    var alarm = deployed.properties("EventsAgeAlarm");
    assertThat(watched(alarm)).isEqualTo("AWS/Lambda IteratorAge FunctionName=EventsFunction");
    assertThat(alarm.number("Threshold", 0)).isEqualTo(3_600_000);
    assertThat(alarm.text("Statistic")).isEqualTo("Maximum");
  }

  @Test
  void alarm_onReindexOrSnapshotThatDoesNotEnd_isRaisedAfterThirtyHours() {
    for (var function : List.of("Reindex", "Snapshot")) {
      var alarm = deployed.properties(function + "OverdueAlarm");

      assertThat(watched(alarm)).isEqualTo("Topicwire Completed Function=" + function + "Function");
      assertThat(alarm.number("Period", 0) * alarm.number("EvaluationPeriods", 0))
          .isEqualTo(30 * 60 * 60);
      assertThat(alarm.text("ComparisonOperator")).isEqualTo("LessThanThreshold");
      assertThat(alarm.text("Threshold")).isEqualTo("1");
      // A function that is never called says nothing.
      assertThat(alarm.text("TreatMissingData")).isEqualTo("breaching");
    }
  }

  @Test
  void alarm_onWhatAReindexFinds_isRaisedForAnyDriftOrHeldArticle() {
    for (var metric : List.of("Drift", "Held")) {
      var alarm = deployed.properties("Reindex" + metric + "Alarm");
      assertThat(watched(alarm)).isEqualTo("Topicwire " + metric + " Function=ReindexFunction");
      assertAnyRings(alarm);
    }
  }

  @Test
  void alarm_onObjectThatCanNeverBeRead_isRaisedForASingleOne() {
    var alarm = deployed.properties("IngestUnreadableAlarm");
    assertThat(watched(alarm)).isEqualTo("Topicwire Unreadable Function=IngestFunction");
    assertAnyRings(alarm);
  }

  /// As a reindex keeps articles whose files vanish all at once, but these are there.
  @Test
  void alarm_onFilesWithdrawnOrRejectedInNumbers_isRaisedByNumberAndShare() {
    var withdrawn = deployed.properties("IngestWithdrawnAlarm");
    assertThat(expression(withdrawn))
        .isEqualTo("IF(withdrawn >= 10, 100 * withdrawn / (withdrawn + published + unchanged), 0)");
    assertThat(mathematics(withdrawn))
        .containsExactly(
            "withdrawn: Topicwire Withdrawn Function=IngestFunction",
            "published: Topicwire Published Function=IngestFunction",
            "unchanged: Topicwire Unchanged Function=IngestFunction");
    var rejected = deployed.properties("IngestRejectedAlarm");
    assertThat(expression(rejected))
        .isEqualTo(
            "IF(rejected >= 10, 100 * rejected / (rejected + published + draft + unchanged), 0)");
    for (var alarm : List.of(withdrawn, rejected)) {
      assertThat(alarm.text("Threshold")).isEqualTo("25");
    }
  }

  /// Those of the editors' functions and of a deployment lose nothing.
  @Test
  void everyWay_toLoseOrDelayAnArticle_ringsAsDocumented() throws IOException {
    var named =
        Files.readAllLines(ROOT.resolve(".github/docs/operating.md")).stream()
            .filter(line -> line.startsWith("|"))
            .flatMap(line -> Pattern.compile("`(\\w+Alarm)`").matcher(line).results())
            .map(found -> found.group(1))
            .toList();
    var others = Pattern.compile("(?:Editor|Validate|QueryVersion)\\w+");
    assertThat(named).doesNotHaveDuplicates();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            alarms.stream().filter(name -> !others.matcher(name).matches()).toList());
  }

  @Test
  void alarm_onTicksThatDoNotCome_isRaisedWithinAQuarterOfAnHour() {
    var alarm = deployed.properties("ReindexTicksAlarm");
    assertThat(watched(alarm)).isEqualTo("AWS/Lambda Invocations FunctionName=ReindexFunction");
    assertThat(alarm.text("ComparisonOperator")).isEqualTo("LessThanThreshold");
    assertThat(alarm.text("Threshold")).isEqualTo("1");
    assertThat(alarm.number("Period", 0)).isEqualTo(900);
  }

  @Test
  void alarm_onRejectedSettingsOrSkippedCounts_isRaisedForASingleOne() {
    for (var alarm :
        Map.of("IngestSettings", "SettingsRejected", "ReindexCountsSkipped", "CountsSkipped")
            .entrySet()) {
      var properties = deployed.properties(alarm.getKey() + "Alarm");
      assertThat(watched(properties)).startsWith("Topicwire " + alarm.getValue() + " Function=");
      assertAnyRings(properties);
    }
  }

  @Test
  void alarm_onDeadLettersThatAreAboutToExpire_isRaisedDaysBefore() {
    var alarm = deployed.properties("IngestDeadLetterAgeAlarm");
    assertThat(watched(alarm))
        .isEqualTo("AWS/SQS ApproximateAgeOfOldestMessage QueueName=IngestDeadLetterQueue");
    var kept = deployed.properties("IngestDeadLetterQueue").number("MessageRetentionPeriod", 0);
    assertThat(kept - alarm.number("Threshold", 0)).isEqualTo(4 * 24 * 60 * 60);
  }

  @Test
  void alarm_onRefusedCallers_countsWhatTheGatewaysLogCalls429() {
    var filter = deployed.properties("RefusedRequests");
    assertThat(filter.text("LogGroupName")).isEqualTo("AccessLogGroup");
    assertThat(filter.text("FilterPattern")).isEqualTo("{ $.status = \"429\" }");
    assertThat(deployed.properties("HttpApi").section("AccessLogSettings").text("Format"))
        .contains("\"status\":\"$context.status\"");
    var metric = filter.section("MetricTransformations").elements().getFirst();
    var alarm = deployed.properties("ApiRefusedAlarm");
    assertThat(alarm.text("Namespace")).isEqualTo(metric.text("MetricNamespace"));
    assertThat(alarm.text("MetricName")).isEqualTo(metric.text("MetricName"));
  }

  @Test
  void alarm_onSilence_isThereOnlyWhereTrafficIsExpected() {
    assertThat(deployed.written("ApiSilentAlarm").text("Condition")).isEqualTo("ExpectsTraffic");
    var alarm = deployed.properties("ApiSilentAlarm");
    assertThat(watched(alarm)).isEqualTo("AWS/ApiGateway Count ApiId=HttpApi");
    assertThat(alarm.text("ComparisonOperator")).isEqualTo("LessThanThreshold");
    assertThat(alarm.text("Threshold")).isEqualTo("1");
  }

  @Test
  void alarm_onErrorsAndLatencyForCallers_hasLimitsOfOnePercentAndTwoSeconds() {
    var errors = deployed.properties("ApiServerErrorsAlarm");
    assertThat(expression(errors)).isEqualTo("IF(requests > 0, 100 * failures / requests, 0)");
    assertThat(mathematics(errors))
        .containsExactly(
            "failures: AWS/ApiGateway 5xx ApiId=HttpApi",
            "requests: AWS/ApiGateway Count ApiId=HttpApi");
    assertThat(errors.text("Threshold")).isEqualTo("1");

    var latency = deployed.properties("ApiLatencyAlarm");
    assertThat(watched(latency)).isEqualTo("AWS/ApiGateway Latency ApiId=HttpApi");
    assertThat(latency.text("ExtendedStatistic")).isEqualTo("p99");
    assertThat(latency.text("Threshold")).isEqualTo("2000");
  }

  @Test
  void alarm_onTableThatThrottlesOrFails_isRaisedForASingleRequest() {
    var throttles = deployed.properties("TableThrottlesAlarm");
    assertThat(mathematics(throttles))
        .containsExactly(
            "readTable: AWS/DynamoDB ReadThrottleEvents TableName=ArticleTable",
            "writeTable: AWS/DynamoDB WriteThrottleEvents TableName=ArticleTable",
            "readHottest: AWS/DynamoDB ReadThrottleEvents TableName=ArticleTable"
                + " GlobalSecondaryIndexName=hottest",
            "writeHottest: AWS/DynamoDB WriteThrottleEvents TableName=ArticleTable"
                + " GlobalSecondaryIndexName=hottest",
            "readSources: AWS/DynamoDB ReadThrottleEvents TableName=ArticleTable"
                + " GlobalSecondaryIndexName=sources",
            "writeSources: AWS/DynamoDB WriteThrottleEvents TableName=ArticleTable"
                + " GlobalSecondaryIndexName=sources");
    var errors = deployed.properties("TableErrorsAlarm");
    assertThat(mathematics(errors))
        .contains(
            "query: AWS/DynamoDB SystemErrors TableName=ArticleTable Operation=Query",
            "transactWriteItems: AWS/DynamoDB SystemErrors TableName=ArticleTable"
                + " Operation=TransactWriteItems");
    for (var alarm : List.of(throttles, errors)) {
      for (var each : mathematics(alarm)) {
        assertThat(expression(alarm)).contains(each.substring(0, each.indexOf(':')));
      }
      assertThat(alarm.text("Threshold")).isEqualTo("0");
    }
  }

  @Test
  void alarm_onVersionWorseThanTheOneBefore_isRaisedWhileADeploymentWaits() {
    var errors = deployed.properties("QueryVersionErrorsAlarm");
    assertThat(watched(errors))
        .startsWith("AWS/Lambda Errors FunctionName=QueryFunction Resource=QueryFunction:live")
        .contains(" ExecutedVersion=(QueryFunction.Version.Version ");
    // Not of the version before, which may be failing: a fix must not be taken back for that.
    assertThat(watched(deployed.properties("QueryVersionAnswersAlarm")))
        .startsWith("Topicwire Errors5xx Function=QueryFunction")
        .contains(" Version=(QueryFunction.Version.Version ");
    for (var name : List.of("QueryVersionErrorsAlarm", "QueryVersionAnswersAlarm")) {
      // Rings within the five minutes that a deployment waits.
      assertThat(deployed.properties(name).number("Period", 0)).isEqualTo(60);
      assertThat(deployed.properties(name).number("EvaluationPeriods", 0)).isEqualTo(1);
    }
  }

  @Test
  void alarm_ofAnyKind_saysWhatToDoAndReachesTheAddress() {
    assertThat(alarms).hasSize(42);
    var silence =
        Set.of(
            "ReindexOverdueAlarm", "SnapshotOverdueAlarm", "ReindexTicksAlarm", "ApiSilentAlarm");
    for (var name : alarms) {
      var alarm = deployed.properties(name);
      assertThat(alarm.text("AlarmDescription")).contains(" ").endsWith(".");
      for (var actions : List.of("AlarmActions", "OKActions")) {
        assertThat(deployed.written(name).section("Properties").section(actions).value())
            .as(name)
            .hasToString(
                "[{Fn::If=[HasAlarmEmail, {Ref=AlarmTopic}, {Ref=AWS::NoValue}]},"
                    + " {Fn::If=[HasAlarmTopic, {Ref=AlarmTopicArn}, {Ref=AWS::NoValue}]}]");
      }
      assertThat(alarm.text("TreatMissingData"))
          .isEqualTo(silence.contains(name) ? "breaching" : "notBreaching");
    }
    var subscription = deployed.properties("AlarmSubscription");
    assertThat(subscription.text("Protocol")).isEqualTo("email");
    assertThat(deployed.written("AlarmSubscription").section("Properties").value().toString())
        .contains("Endpoint={Ref=AlarmEmail}");
    for (var part : List.of("AlarmKey", "AlarmTopic", "AlarmSubscription", "AlarmTopicPolicy")) {
      assertThat(deployed.written(part).text("Condition")).isEqualTo("HasAlarmEmail");
    }
  }

  @Test
  void alarmTopic_asDeployed_publishesOnlyAlarmsOfThisAccountAndEncryptsThem() {
    var policy = deployed.properties("AlarmTopicPolicy");
    Policies.assertEncryptedConnectionsOnly(policy, "sns:Publish", "AlarmTopic");
    var allow = policy.section("PolicyDocument").section("Statement").elements().getFirst().value();
    assertThat(allow)
        .hasToString(
            "{Sid=AlarmsPublish, Effect=Allow, Principal={Service=cloudwatch.amazonaws.com},"
                + " Action=sns:Publish, Resource=AlarmTopic, Condition={ArnLike={aws:SourceArn="
                + "arn:aws:cloudwatch:us-east-1:000000000000:alarm:*},"
                + " StringEquals={aws:SourceAccount=000000000000}}}");
    assertThat(deployed.properties("AlarmTopic").text("KmsMasterKeyId")).isEqualTo("AlarmKey");
    assertThat(deployed.properties("AlarmKey").text("EnableKeyRotation")).isEqualTo("true");
  }

  @Test
  void dashboard_ofTheStack_showsTheMetricsOfEveryService() {
    assertThat(deployed.all("AWS::CloudWatch::Dashboard")).hasSize(1);
    var shown = new TreeSet<String>();
    for (var metric : OwnMetrics.shown(deployed)) {
      assertThat(metric.toString()).doesNotContain("not known");
      shown.add(metric.path(0).asString());
    }
    assertThat(shown)
        .containsExactly("AWS/ApiGateway", "AWS/DynamoDB", "AWS/Lambda", "AWS/SQS", "Topicwire");
  }

  private static void assertAnyRings(Section alarm) {
    assertThat(alarm.text("ComparisonOperator")).isEqualTo("GreaterThanThreshold");
    assertThat(alarm.text("Threshold")).isEqualTo("0");
  }

  /// `Namespace Metric Dimension=Value …`.
  private static String watched(Section metric) {
    var text = new StringBuilder();
    text.append(metric.text("Namespace")).append(' ').append(metric.text("MetricName"));
    for (var dimension : metric.section("Dimensions").elements()) {
      text.append(' ').append(dimension.text("Name")).append('=').append(dimension.text("Value"));
    }
    return text.toString();
  }

  private static String expression(Section alarm) {
    return alarm.section("Metrics").elements().getFirst().text("Expression");
  }

  private static List<String> mathematics(Section alarm) {
    var metrics = new ArrayList<String>();
    for (var metric : alarm.section("Metrics").elements()) {
      if (metric.has("MetricStat")) {
        metrics.add(
            metric.text("Id") + ": " + watched(metric.section("MetricStat").section("Metric")));
      }
    }
    return metrics;
  }
}
