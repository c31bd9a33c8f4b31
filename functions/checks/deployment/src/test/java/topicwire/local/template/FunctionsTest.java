package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import topicwire.index.snapshot.Snapshot;
import topicwire.local.aws.Clients;
import topicwire.runtime.Environment;

/// The functions: the code that they name, its environment, its log, how it is deployed.
class FunctionsTest {
  private static final Pattern REFERENCE = Pattern.compile("Ref=(\\w+)");

  private final Deployed deployed = new Deployed();
  private final List<FunctionDefinition> functions = deployed.deployment.functions();

  @Test
  void functions_inTheTemplate_runOnOneRuntimeAndArchitecture() {
    var all = deployed.part("Globals").section("Function");
    assertThat(all.text("Runtime")).isEqualTo("java25");
    assertThat(all.texts("Architectures")).containsExactly("arm64");
    for (var function : functions) {
      assertThat(deployed.properties(function.name()).has("Runtime")).isFalse();
      assertThat(deployed.properties(function.name()).has("Architectures")).isFalse();
    }
  }

  @Test
  void handler_ofEachFunction_canBeCalledByLambda() throws Exception {
    assertThat(functions).hasSize(8);
    for (var function : functions) {
      var handler = Class.forName(function.handler());
      assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
      assertThat(handler.getConstructor().getParameterCount()).isZero();
    }
  }

  @Test
  void deployedCode_ofEachFunction_isTheModuleOfItsHandler() {
    for (var function : functions) {
      var module = function.handler().split("\\.", -1)[1];
      assertThat(deployed.properties(function.name()).text("CodeUri"))
          .isEqualTo("functions/%s/target/lambda".formatted(module));
    }
  }

  @Test
  void variables_ofEachFunction_areAllReadAndAllThatAreReadAreSet() throws Exception {
    for (var function : functions) {
      var read = new TreeSet<String>();
      var environment =
          new Environment(name -> {
            if (!name.startsWith("AWS_")) {
              read.add(name);
            }
            return function
                .environment()
                .getOrDefault(name, Clients.lambdaVariables().getOrDefault(name, ""));
          });
      Class.forName(function.handler()).getConstructor(Environment.class).newInstance(environment);

      assertThat(read).as(function.name()).isEqualTo(function.environment().keySet());
    }
  }

  @Test
  void variables_ofEachFunction_includeNoSecret() {
    for (var function : functions) {
      for (var variable : function.environment().keySet()) {
        assertThat(variable).doesNotContainPattern("(?i)secret|password|token|credential");
      }
    }
    assertThat(deployed.part("Parameters").sections().keySet())
        .noneMatch(name -> name.matches("(?i).*(secret|password|token|credential).*"));
  }

  /// What is not asked for costs nothing: neither a stream nor what reads it is there.
  @Test
  void stack_withoutABus_hasNothingOfEvents() {
    var plain =
        Deployment.of(
            Template.bundled(Map.of("BucketName", "articles")),
            URI.create("http://127.0.0.1:9324"));
    assertThat(plain.functions())
        .hasSize(6)
        .noneMatch(function -> function.name().matches("(Events|Delivery)Function"));
    assertThat(plain.queues()).noneMatch(queue -> queue.name().matches("(Events|Delivery).*"));
    assertThat(
            deployed
                .written("ArticleTable")
                .section("Properties")
                .section("StreamSpecification")
                .value())
        .hasToString("{Fn::If=[SendsEvents, {StreamViewType=NEW_IMAGE}, {Ref=AWS::NoValue}]}");
    var resources = deployed.part("Resources").sections();
    var conditional =
        resources.entrySet().stream()
            .filter(each -> each.getValue().text("Condition", "").equals("SendsEvents"))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(conditional)
        .containsExactlyElementsOf(
            resources.keySet().stream()
                .filter(name -> name.matches("(Events|Delivery|Webhook).*"))
                .toList())
        .hasSize(20);
  }

  /// What the stream has of other rows calls no function.
  @Test
  void stream_ofTheTable_isFilteredForRowsOfChangeLogs() {
    var events =
        functions.stream().filter(each -> each.name().equals("EventsFunction")).findFirst();
    assertThat(events.orElseThrow().streams())
        .containsExactly(
            new FunctionDefinition.StreamSource(
                100,
                List.of(
                    "{\"dynamodb\":{\"NewImage\":{\"pk\":{\"S\":[{\"prefix\":\"LOG#\"}]},"
                        + "\"kind\":{\"S\":[\"put\",\"gone\"]}}}}",
                    "{\"dynamodb\":{\"NewImage\":{\"pk\":{\"S\":[\"QUERIES\"]}}}}")));
    var source =
        deployed
            .properties("EventsFunction")
            .section("Events")
            .section("Changes")
            .section("Properties");
    assertThat(source.texts("FunctionResponseTypes")).containsExactly("ReportBatchItemFailures");
    assertThat(source.text("StartingPosition")).isEqualTo("TRIM_HORIZON");
    assertThat(source.section("DestinationConfig").section("OnFailure").text("Destination"))
        .isEqualTo("arn:aws:sqs:us-east-1:000000000000:EventsDeadLetterQueue");
    // Less than the day that the stream keeps.
    assertThat(source.number("MaximumRecordAgeInSeconds", 0)).isLessThan(86_400);
  }

  @Test
  void log_ofEachFunction_hasItsOwnGroupAndARetentionTime() {
    assertThat(deployed.part("Globals").section("Function").section("LoggingConfig").value())
        .isEqualTo(Map.of("LogFormat", "JSON"));
    var groups =
        functions.stream()
            .map(each -> deployed.properties(each.name()).section("LoggingConfig").text("LogGroup"))
            .toList();
    assertThat(groups)
        .doesNotHaveDuplicates()
        .allMatch(deployed.all("AWS::Logs::LogGroup")::contains);
    for (var group : deployed.all("AWS::Logs::LogGroup")) {
      assertThat(deployed.properties(group).text("RetentionInDays")).isEqualTo("30");
    }
  }

  @Test
  void editorFunction_besideThePublicOne_hasTheSameCodeAndAnotherAudience() {
    var open = deployed.properties("QueryFunction");
    var editors = deployed.properties("EditorFunction");

    for (var property : List.of("CodeUri", "Handler")) {
      assertThat(editors.text(property)).isEqualTo(open.text(property));
    }
    assertThat(variable(open, "AUDIENCE")).isEqualTo("public");
    assertThat(variable(editors, "AUDIENCE")).isEqualTo("editor");
  }

  private static String variable(Section function, String name) {
    return function.section("Environment").section("Variables").text(name);
  }

  @Test
  void timeout_ofEachRoutedFunction_endsBeforeThatOfTheGateway() {
    for (var function : functions) {
      if (!function.routes().isEmpty()) {
        assertThat(function.timeout().toSeconds()).as(function.name()).isLessThan(30);
      }
    }
  }

  @Test
  void publicRequest_onColdStart_startsFromASnapshot() {
    var query = deployed.properties("QueryFunction");

    assertThat(query.section("SnapStart").text("ApplyOn")).isEqualTo("PublishedVersions");
    assertThat(query.text("AutoPublishAlias")).isEqualTo("live");
    assertThat(query.text("AutoPublishAliasAllProperties")).isEqualTo("true");
  }

  /// SAM tells versions apart by the properties as they are written, before names have values.
  @Test
  void functionAlias_afterChangeOfAnyParameter_followsToANewVersion() {
    var written = deployed.written("QueryFunction").section("Properties");
    var description = written.section("VersionDescription").value().toString();
    var variables = written.section("Environment").value().toString();

    var references = REFERENCE.matcher(variables).results().map(found -> found.group(1)).toList();
    assertThat(references).contains("ArticleTable", "TopicsSeconds", "Locale");
    for (var reference : references) {
      assertThat(description).contains("${" + reference + "}");
    }
    // Who may read decides which caches keep an answer.
    assertThat(variables).contains("Fn::If=[AuthorizesReaders, ");
    assertThat(description).contains("${Readers}", "Readers={Fn::If=[AuthorizesReaders, ");
  }

  @Test
  void newVersion_atItsDeployment_getsATenthOfTheRequestsFirst() {
    var preference = deployed.properties("QueryFunction").section("DeploymentPreference");

    assertThat(preference.text("Type")).isEqualTo("Canary10Percent5Minutes");
    assertThat(preference.text("Role")).isEqualTo("arn:DeploymentRole");
    assertThat(preference.texts("Alarms"))
        .containsExactly("QueryVersionErrorsAlarm", "QueryVersionAnswersAlarm");
  }

  @Test
  void snapshot_everySevenDays_isKeptByAnOrdinaryRequest() {
    var schedule = deployed.properties("QueryFunction").section("Events").section("KeepSnapshot");

    var properties = schedule.section("Properties");
    assertThat(properties.text("ScheduleExpression")).isEqualTo("rate(7 days)");
    var input = new JsonMapper().readTree(properties.text("Input"));
    assertThat(input.path("rawPath").asString()).isEqualTo("/status");
    assertThat(input.path("requestContext").path("http").path("method").asString())
        .isEqualTo("GET");
  }

  @Test
  void snapshotOfAllArticles_isLookedForOftenerThanItsReadersRelyOn() {
    var function =
        functions.stream().filter(each -> each.name().equals("SnapshotFunction")).findFirst();
    assertThat(function.orElseThrow().schedules())
        .containsExactly(
            new FunctionDefinition.Schedule(Duration.ofHours(1), "{\"task\":\"due\"}"));
    assertThat(Snapshot.INTERVAL).isGreaterThan(Duration.ofHours(1));
  }

  /// A schedule with a name of its own is in the way of the same schedule of another stack.
  @Test
  void twoStacks_inOneAccount_haveNoConflictingNames() {
    for (var function : functions) {
      for (var event : deployed.properties(function.name()).section("Events").sections().values()) {
        if (event.text("Type").equals("ScheduleV2")) {
          assertThat(event.section("Properties").text("OmitName")).isEqualTo("true");
        }
      }
      assertThat(deployed.properties(function.name()).has("FunctionName")).isFalse();
    }
  }
}
