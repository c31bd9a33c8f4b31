package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  /// What SAM adds to it are the routes: they have to be the same.
  @Test
  void readers_withoutAnIssuer_needNoToken() {
    var body = api.section("DefinitionBody");

    assertThat(body.section("paths").sections().keySet()).containsExactly("$default");
    assertThat(body.section("paths").section("$default").value())
        .isEqualTo(Map.of("x-amazon-apigateway-any-method", Map.of("isDefaultRoute", "true")));
    assertThat(body.section("components").value()).isEqualTo(Map.of("securitySchemes", Map.of()));
    assertThat(readers(deployed)).isEqualTo("everybody");
    // An oauth2 authorizer of the gateway is one for all routes of its name; editors have another.
    assertThat(api.section("Auth").has("Authorizers")).isFalse();
  }

  @Test
  void readers_whereAnIssuerIsNamed_needItsTokenOnEveryRouteButThoseOfEditors() {
    var signedIn =
        new Deployed(Map.of("JwtIssuer", "https://login.example", "JwtAudience", "wire"));
    var body = signedIn.properties("HttpApi").section("DefinitionBody");

    assertThat(
            body.section("paths")
                .section("$default")
                .section("x-amazon-apigateway-any-method")
                .section("security")
                .value())
        .isEqualTo(List.of(Map.of("Readers", List.of())));
    var scheme = body.section("components").section("securitySchemes").section("Readers");
    assertThat(scheme.text("type")).isEqualTo("oauth2");
    var authorizer = scheme.section("x-amazon-apigateway-authorizer");
    assertThat(authorizer.text("type")).isEqualTo("jwt");
    assertThat(authorizer.text("identitySource")).isEqualTo("$request.header.Authorization");
    assertThat(authorizer.section("jwtConfiguration").text("issuer"))
        .isEqualTo("https://login.example");
    // Caches that many share must not keep what only some may read.
    assertThat(readers(signedIn)).isEqualTo("authorized");
  }

  private static String readers(Deployed deployed) {
    return deployed
        .properties("QueryFunction")
        .section("Environment")
        .section("Variables")
        .text("READERS");
  }

  @Test
  void domain_whereOneIsNamed_leadsToTheApiBelowItsBasePath() {
    var named =
        new Deployed(
            Map.of(
                "DomainName", "wire.example",
                "CertificateArn", "arn:aws:acm:eu-central-1:123456789012:certificate/1",
                "BasePath", "news"));

    var domain = named.properties("ApiDomain");
    assertThat(domain.text("DomainName")).isEqualTo("wire.example");
    assertThat(domain.section("DomainNameConfigurations").elements().getFirst().value())
        .isEqualTo(
            Map.of(
                "CertificateArn", "arn:aws:acm:eu-central-1:123456789012:certificate/1",
                "EndpointType", "REGIONAL",
                "SecurityPolicy", "TLS_1_2"));
    var mapping = named.properties("ApiDomainMapping");
    assertThat(mapping.text("ApiId")).isEqualTo("HttpApi");
    assertThat(mapping.text("ApiMappingKey")).isEqualTo("news");
    assertThat(deployed.properties("ApiDomainMapping").has("ApiMappingKey")).isFalse();
    for (var resource : List.of("ApiDomain", "ApiDomainMapping")) {
      assertThat(named.written(resource).text("Condition")).isEqualTo("HasDomain");
    }
    for (var function : List.of("QueryFunction", "EditorFunction")) {
      var variables = named.properties(function).section("Environment").section("Variables");
      assertThat(variables.text("BASE_PATH")).isEqualTo("news");
    }
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
