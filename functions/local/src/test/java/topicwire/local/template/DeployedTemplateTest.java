package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What neither cfn-lint nor CloudFormation finds in the template, and what must not be lost. */
class DeployedTemplateTest {
  private final Template template = Template.bundled(Map.of("BucketName", "articles"));
  private final Section resources = template.raw("Resources");

  @Test
  void theQueueLetsTheBucketInBeforeTheBucketIsMade() {
    assertThat(resources.section("ArticleBucket").text("DependsOn")).isEqualTo("IngestQueuePolicy");
    assertThat(resources.section("IngestQueuePolicy").value().toString())
        .doesNotContain("ArticleBucket");
  }

  @Test
  void aBatchDoesNotComeBackWhileItRuns() {
    var visibility = template.properties("IngestQueue").number("VisibilityTimeout", 0);
    var timeout = template.properties("IngestFunction").number("Timeout", 0);

    assertThat(visibility).isGreaterThanOrEqualTo(6 * timeout);
    var redrive = template.properties("IngestQueue").section("RedrivePolicy");
    assertThat(redrive.number("maxReceiveCount", 0)).isGreaterThanOrEqualTo(5);
    assertThat(template.properties("IngestDeadLetterQueue").number("MessageRetentionPeriod", 0))
        .isEqualTo(14 * 24 * 60 * 60);
  }

  @Test
  void whatHoldsThePublishersDataOutlivesTheStack() {
    for (var resource : List.of("ArticleBucket", "ArticleTable")) {
      assertThat(resources.section(resource).text("DeletionPolicy")).isEqualTo("Retain");
      assertThat(resources.section(resource).text("UpdateReplacePolicy")).isEqualTo("Retain");
    }
    assertThat(template.properties("ArticleTable").text("DeletionProtectionEnabled"))
        .isEqualTo("true");
  }

  @Test
  void rolesAllowOnlyNamedActionsOnNamedResources() {
    for (var statement : allowed()) {
      for (var action : texts(statement.section("Action"))) {
        assertThat(action).doesNotContain("*");
      }
      for (var resource : texts(statement.section("Resource"))) {
        assertThat(resource)
            .matches(
                name -> !name.contains("*") || name.endsWith(":*") || name.endsWith("articles/*"),
                "a resource by its name, the streams of a log group, or the objects of the bucket")
            .isNotEqualTo("*");
      }
    }
    assertThat(allowed()).hasSizeGreaterThan(8);
  }

  @Test
  void thePublicRoleReadsPublishedRowsOnly() {
    var statement =
        template.properties("QueryRole").section("Policies").elements().stream()
            .flatMap(
                policy -> policy.section("PolicyDocument").section("Statement").elements().stream())
            .filter(each -> each.text("Sid").equals("ReadPublished"))
            .findFirst()
            .orElseThrow();

    assertThat(new TreeSet<>(statement.texts("Action")))
        .isEqualTo(Set.of("dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"));
    assertThat(
            statement
                .section("Condition")
                .section("ForAllValues:StringLike")
                .texts("dynamodb:LeadingKeys"))
        .containsExactly(
            "TOPIC#*",
            "CATEGORY#*",
            "FEED",
            "TOPICS",
            "MONTHS#*",
            "URL#*",
            "ARTICLE#*",
            "TOPIC-DEFS",
            "STATUS");
    assertThat(statement.section("Condition").section("Null").text("dynamodb:LeadingKeys"))
        .isEqualTo("false");
  }

  @Test
  void theSnapshotIsKeptByAnOrdinaryRequest() {
    var schedule = template.properties("QueryFunction").section("Events").section("KeepSnapshot");

    var input = new JsonMapper().readTree(schedule.section("Properties").text("Input"));
    assertThat(input.path("rawPath").asString()).isEqualTo("/status");
    assertThat(input.path("requestContext").path("http").path("method").asString())
        .isEqualTo("GET");
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    var roles =
        template.resources("AWS::Serverless::Function").stream()
            .map(name -> resources.section(name).section("Properties").section("Role").value())
            .toList();

    assertThat(roles).doesNotHaveDuplicates().hasSize(5);
  }

  private List<Section> allowed() {
    var allowed = new ArrayList<Section>();
    for (var role : template.resources("AWS::IAM::Role")) {
      for (var policy : template.properties(role).section("Policies").elements()) {
        allowed.addAll(policy.section("PolicyDocument").section("Statement").elements());
      }
    }
    return allowed;
  }

  private static List<String> texts(Section section) {
    return section.value() instanceof String text
        ? List.of(text)
        : section.elements().stream().map(Section::asText).toList();
  }
}
