package topicwire.checks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import topicwire.local.gateway.Drawing;

/// Notes what a page asks for and complains of. Pictures from elsewhere are painted here, so that
/// no test needs another host. Thread-safe.
final class Watch {
  private final DevTools tools;
  private final String session;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /// A request.
  ///
  /// @param type `Document`, `Fetch`, `Image`, …
  record Asked(String type, URI address) {}

  Watch(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
    tools.listen(session, this::note);
  }

  private void note(String event, JsonNode given) {
    switch (event) {
      case "Network.requestWillBeSent" -> {
        var address = given.path("request").path("url").asString();
        if (!address.startsWith("data:")) {
          // Browsers leave bars in queries as they are; URIs know none.
          var uri = URI.create(address.replace("|", "%7C"));
          asked.add(new Asked(given.path("type").asString(), uri));
        }
      }
      case "Fetch.requestPaused" -> paint(given);
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown" ->
          complaints.add(event + " " + given);
      case "Log.entryAdded" -> complaints.add(given.path("entry").path("text").asString());
      default -> {}
    }
  }

  private void paint(JsonNode request) {
    var picture = Drawing.of(request.path("request").path("url").asString());
    tools.tell(
        session,
        "Fetch.fulfillRequest",
        Map.of(
            "requestId", request.path("requestId").asString(),
            "responseCode", 200,
            "responseHeaders", List.of(Map.of("name", "content-type", "value", "image/svg+xml")),
            "body", Base64.getEncoder().encodeToString(picture.getBytes(UTF_8))));
  }

  void forgetRequests() {
    asked.clear();
  }

  /// All but pictures, as path and query, in their order since an address was opened.
  List<String> asked() {
    return asked.stream()
        .filter(each -> !each.type().equals("Image"))
        .map(each -> each.address().getRawPath() + query(each.address()))
        .toList();
  }

  /// Whatever was asked of another host, pictures excepted.
  List<Asked> elsewhere(URI origin) {
    return asked.stream()
        .filter(each -> !each.type().equals("Image"))
        .filter(each -> !origin.getAuthority().equals(each.address().getAuthority()))
        .toList();
  }

  /// How many pictures were asked for.
  long pictures() {
    return asked.stream().filter(each -> each.type().equals("Image")).count();
  }

  /// Errors, violations of the content security policy and whatever else the console shows.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private static String query(URI address) {
    return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
  }
}
