package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The templates that stand beside that of the stack.
class ExamplesTest {

  private static Template example(String name) throws IOException {
    var file = Path.of(System.getProperty("topicwire.root"), ".github", "examples", name);
    try (var reader = Files.newBufferedReader(file)) {
      return Template.read(reader, Map.of("ApiHost", "api.example", "DomainName", "wire.example"));
    }
  }

  /// By all that an answer depends on, and for as long as it says itself.
  @Test
  void distribution_keepsAnswers_byTheirParametersAndHeadersForAMinuteAtMost() throws IOException {
    var policy = example("cdn.yaml").properties("AnswerPolicy").section("CachePolicyConfig");
    var key = policy.section("ParametersInCacheKeyAndForwardedToOrigin");

    assertThat(List.of(policy.text("MinTTL"), policy.text("DefaultTTL"), policy.text("MaxTTL")))
        .containsExactly("0", "0", "60");
    assertThat(key.section("QueryStringsConfig").text("QueryStringBehavior")).isEqualTo("all");
    // With Accept-Encoding, what `vary` may name.
    assertThat(key.section("HeadersConfig").texts("Headers")).containsExactly("Accept", "Origin");
    assertThat(key.text("EnableAcceptEncodingGzip")).isEqualTo("true");
    assertThat(key.section("CookiesConfig").text("CookieBehavior")).isEqualTo("none");
  }

  @Test
  void distribution_forwardsToTheApi_byHttpsAndByTheHostThatTheGatewayKnows() throws IOException {
    var distribution = example("cdn.yaml").properties("Distribution").section("DistributionConfig");
    var origin = distribution.section("Origins").elements().getFirst();
    var behaviour = distribution.section("DefaultCacheBehavior");

    assertThat(distribution.texts("Aliases")).containsExactly("wire.example");
    assertThat(origin.text("DomainName")).isEqualTo("api.example");
    assertThat(origin.section("CustomOriginConfig").text("OriginProtocolPolicy"))
        .isEqualTo("https-only");
    assertThat(behaviour.text("TargetOriginId")).isEqualTo(origin.text("Id"));
    assertThat(behaviour.text("CachePolicyId")).contains("AnswerPolicy");
    // Its name is AllViewerExceptHostHeader.
    assertThat(behaviour.text("OriginRequestPolicyId"))
        .isEqualTo("b689b0a8-53d0-40ab-baf2-68738e2966ac");
    assertThat(behaviour.texts("AllowedMethods")).contains("GET", "HEAD", "POST", "OPTIONS");
    assertThat(behaviour.texts("CachedMethods")).containsExactly("GET", "HEAD");
    for (var error : distribution.section("CustomErrorResponses").elements()) {
      assertThat(error.text("ErrorCachingMinTTL")).isEqualTo("0");
    }
  }

  /// Written there, and not a template: it takes the place of lines of the function.
  @Test
  void customRuntime_asTheDocumentHasIt_differsFromTheFunctionInThreeProperties()
      throws IOException {
    var root = Path.of(System.getProperty("topicwire.root"));
    var document = Files.readString(root.resolve(".github/docs/operating.md"));
    var begin = document.indexOf("```yaml\nQueryFunction:");
    var end = document.indexOf("```", begin + 3);
    var lines = document.substring(begin, end).replace("```yaml\n", "").indent(2);

    var function =
        Template.read(new StringReader("Resources:\n" + lines), Map.of())
            .properties("QueryFunction");

    assertThat(function.value())
        .isEqualTo(
            Map.of(
                "Runtime", "provided.al2023",
                "Architectures", List.of("x86_64"),
                "CodeUri", "functions/query/target/custom.zip"));
    var deployed = new Deployed();
    assertThat(deployed.written("QueryFunction").text("Type"))
        .isEqualTo("AWS::Serverless::Function");
    assertThat(deployed.properties("QueryFunction").has("CodeUri")).isTrue();
    for (var property : List.of("Runtime", "Architectures")) {
      assertThat(deployed.part("Globals").section("Function").has(property)).isTrue();
    }
  }

  /// Without it S3 drops notifications to an encrypted queue, and CloudWatch refuses the log
  /// groups.
  @Test
  void key_letsTheBucketNotifyAndLogsBeWritten() throws IOException {
    var key = example("key.yaml").properties("Key");
    var statements = key.section("KeyPolicy").section("Statement").elements();

    assertThat(key.text("EnableKeyRotation")).isEqualTo("true");
    assertThat(statements).hasSize(3);
    var bucket = statements.get(1);
    assertThat(bucket.section("Principal").text("Service")).isEqualTo("s3.amazonaws.com");
    assertThat(bucket.texts("Action")).containsExactly("kms:GenerateDataKey", "kms:Decrypt");
    assertThat(bucket.section("Condition").section("StringEquals").text("aws:SourceAccount"))
        .isEqualTo("000000000000");
    var logs = statements.get(2);
    assertThat(logs.section("Principal").text("Service")).isEqualTo("logs.us-east-1.amazonaws.com");
    assertThat(logs.texts("Action")).contains("kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey");
  }
}
