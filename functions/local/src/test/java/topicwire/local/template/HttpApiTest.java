package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API: who may ask what, how often, from which pages, and what is written down of it.
class HttpApiTest {
  private final Deployed deployed = new Deployed();
  private final Section api = deployed.properties("HttpApi");

  @Test
  void editorRoutes_unlikePublicOnes_requireAuthentication() {
    var authorizers = new TreeMap<String, String>();
    for (var function : deployed.all("AWS::Serverless::Function")) {
      for (var event : deployed.properties(function).section("Events").sections().values()) {
        if (event.text("Type").equals("HttpApi")) {
          var properties = event.section("Properties");
          assertThat(properties.text("ApiId")).isEqualTo("HttpApi");
          authorizers.put(
              properties.text("Method", "ANY") + " " + properties.text("Path", "$default"),
              properties.section("Auth").text("Authorizer", "none"));
        }
      }
    }
    assertThat(authorizers)
        .isEqualTo(
            Map.of(
                "ANY $default", "none",
                "ANY /editor/{proxy+}", "AWS_IAM",
                "POST /editor/validate", "AWS_IAM"));
    assertThat(api.section("Auth").text("EnableIamAuthorizer")).isEqualTo("true");
    assertThat(api.section("Auth").has("DefaultAuthorizer")).isFalse();
  }

  @Test
  void routes_forThePublicAndEditors_areAllThrottled() {
    assertThat(api.section("DefaultRouteSettings").value())
        .isEqualTo(Map.of("ThrottlingRateLimit", "200", "ThrottlingBurstLimit", "400"));
    var editor = Map.of("ThrottlingRateLimit", "20", "ThrottlingBurstLimit", "20");
    assertThat(api.section("RouteSettings").value())
        .isEqualTo(Map.of("ANY /editor/{proxy+}", editor, "POST /editor/validate", editor));
  }

  @Test
  void cors_forPagesOfTheGivenOrigin_allowsReading() {
    assertThat(api.section("CorsConfiguration").value().toString())
        .isEqualTo(
            "{AllowOrigins=[*], AllowMethods=[GET, HEAD], AllowHeaders=[accept, accept-language,"
                + " authorization, cache-control, content-type, if-modified-since, if-none-match,"
                + " pragma, range, traceparent, tracestate, x-requested-with],"
                + " ExposeHeaders=[etag, link, retry-after], MaxAge=86400}");
    assertThat(deployed.written("HttpApi").value().toString()).contains("[{Ref=CorsOrigin}]");
  }

  @Test
  void accessLog_forEachRequest_recordsTheRequestButNotTheCaller() {
    var log = api.section("AccessLogSettings");
    assertThat(log.text("DestinationArn")).isEqualTo("arn:AccessLogGroup");

    var fields = new TreeSet<>(new JsonMapper().readTree(log.text("Format")).propertyNames());
    assertThat(fields)
        .containsExactly(
            "bytes",
            "error",
            "function",
            "method",
            "milliseconds",
            "request",
            "route",
            "status",
            "time");
    assertThat(log.text("Format"))
        .doesNotContain("identity", "authorizer", "queryString", "context.path");
  }
}
