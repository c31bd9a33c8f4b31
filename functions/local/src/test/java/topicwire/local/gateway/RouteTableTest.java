package topicwire.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicwire.local.function.LocalFunction;
import topicwire.local.stub.Definitions;
import topicwire.local.template.FunctionDefinition.Route;

class RouteTableTest {
  private final RouteTable table =
      table(
          "ANY $default",
          "ANY /editor/{proxy+}",
          "POST /editor/validate",
          "ANY /editor/validate",
          "GET /items/{id}",
          "GET /items/{id}/parts/{part}");

  @ParameterizedTest
  @CsvSource({
    "GET, /, $default",
    "HEAD, /items/1, $default",
    "GET, /items/1, GET /items/{id}",
    "GET, /items/1/parts/2, GET /items/{id}/parts/{part}",
    "GET, /items/1/2, $default",
    "GET, /editor, $default",
    "GET, /editor/, $default",
    "GET, /editor/status, ANY /editor/{proxy+}",
    "HEAD, /editor/a/b, ANY /editor/{proxy+}",
    "POST, /editor/validate, POST /editor/validate",
    "GET, /editor/validate, ANY /editor/validate",
    "POST, /editor/validate/x, ANY /editor/{proxy+}"
  })
  void request_matchingSeveralRoutes_goesToTheMostSpecificOne(
      String method, String path, String route) {
    assertThat(table.find(method, path).orElseThrow().route().key()).isEqualTo(route);
  }

  @Test
  void pathVariables_ofMatchedRoute_haveTheValuesInThePath() {
    assertThat(table.find("GET", "/items/a b/parts/é").orElseThrow().parameters())
        .isEqualTo(Map.of("id", "a b", "part", "é"));
    assertThat(table.find("GET", "/editor/a/b").orElseThrow().parameters())
        .isEqualTo(Map.of("proxy", "a/b"));
  }

  @Test
  void routeTable_withoutDefault_mayFindNoRoute() {
    assertThat(table("GET /a").find("GET", "/b")).isEmpty();
  }

  private static RouteTable table(String... routes) {
    var functions = new LinkedHashMap<Route, LocalFunction>();
    Stream.of(routes)
        .map(route -> route.split(" ", 2))
        .forEach(parts ->
            functions.put(
                new Route(parts[0], parts[1]), Definitions.scripted("route", event -> event)));
    return new RouteTable(functions);
  }
}
