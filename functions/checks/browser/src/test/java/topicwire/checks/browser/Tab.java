package topicwire.checks.browser;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A tab: does what a reader does.
final class Tab implements AutoCloseable {
  private static final int PATIENCE_MILLISECONDS = 20_000;

  private final DevTools tools;
  private final String session;
  private final String target;
  private final URI origin;
  private final Watch watch;
  private List<Double> mouse = List.of(0.0, 0.0);

  Tab(DevTools tools, String session, String target, URI origin) {
    this.tools = tools;
    this.session = session;
    this.target = target;
    this.origin = origin;
    watch = new Watch(tools, session);
    for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", Map.of());
    }
    ask("Fetch.enable", Map.of("patterns", List.of(Map.of("resourceType", "Image"))));
    ask("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    resize(1280, 900);
  }

  private JsonNode ask(String method, Map<String, ?> parameters) {
    return tools.ask(session, method, parameters);
  }

  /// What the page asked for and complained of.
  Watch watch() {
    return watch;
  }

  /// Opens a view and waits until its stories, or why there are none, are shown.
  Tab open(String reference) {
    watch.forgetRequests();
    // No URI: addresses of people hold bars, which URIs do not.
    var address = "http://" + origin.getAuthority() + reference;
    ask("Page.navigate", Map.of("url", address));
    await("location.href === '%s'".formatted(address));
    return settled();
  }

  /// Waits until what was asked for is shown.
  Tab settled() {
    return await(
        "document.readyState === 'complete'"
            + " && document.querySelector('#stories')?.ariaBusy === 'false'"
            + " && !document.querySelector('.waiting')"
            + " && (document.querySelector('#timeline').hidden"
            + " || document.querySelector('#timeline :is(svg, .near)') !== null)");
  }

  /// Waits until an expression holds.
  Tab await(String condition) {
    var end = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000L;
    while (!evaluateWhereverItIs(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "expected %s, found the page\n%s\n%s"
                .formatted(condition, evaluate("document.body.innerText"), watch.complaints()));
      }
    }
    return this;
  }

  /// While a page gives way to another one, there is none to ask.
  private boolean evaluateWhereverItIs(String expression) {
    try {
      return evaluate(
              "new Promise((done) => setTimeout(() => done(!!(%s)), 20))".formatted(expression))
          .asBoolean();
    } catch (AssertionError _) {
      return false;
    }
  }

  /// The value of an expression or of the promise that it is.
  JsonNode evaluate(String expression) {
    var answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /// The text of every element that a selector finds.
  List<String> texts(String selector) {
    var texts =
        evaluate(
            "[...document.querySelectorAll(%s)].map((each) => each.innerText.trim())"
                .formatted(quoted(selector)));
    return texts.valueStream().map(JsonNode::asString).toList();
  }

  /// The text of the one element that a selector finds.
  String text(String selector) {
    var texts = texts(selector);
    if (texts.size() != 1) {
      throw new AssertionError("expected one %s, found %s".formatted(selector, texts));
    }
    return texts.getFirst();
  }

  /// Path and query of the address.
  String address() {
    return evaluate("location.pathname + location.search").asString();
  }

  /// Moves the mouse onto an element and clicks, where `expression` is the element.
  Tab clickOn(String expression) {
    pointAt(expression);
    mouse("mousePressed", 1);
    mouse("mouseReleased", 1);
    return this;
  }

  /// Clicks on the first element that a selector finds.
  Tab click(String selector) {
    return clickOn("document.querySelector(%s)".formatted(quoted(selector)));
  }

  /// Moves the mouse onto an element.
  Tab pointAt(String expression) {
    var middle =
        evaluate(
            "(() => { const element = %s; element.scrollIntoView({ block: 'center' });"
                    .formatted(expression)
                + " const box = element.getBoundingClientRect();"
                + " return [box.x + box.width / 2, box.y + box.height / 2]; })()");
    mouse = List.of(middle.get(0).asDouble(), middle.get(1).asDouble());
    mouse("mouseMoved", 0);
    return this;
  }

  private void mouse(String type, int clicks) {
    ask(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            mouse.get(0),
            "y",
            mouse.get(1),
            "button",
            clicks > 0 ? "left" : "none",
            "clickCount",
            clicks));
  }

  /// Presses a key: `Tab`, `Enter`, `ArrowLeft`, ….
  Tab press(Key key) {
    var pressed =
        Map.of(
            "type", key.text().isEmpty() ? "rawKeyDown" : "keyDown",
            "key", key.word(),
            "code", key.word(),
            "windowsVirtualKeyCode", key.number(),
            "text", key.text());
    ask("Input.dispatchKeyEvent", pressed);
    ask(
        "Input.dispatchKeyEvent",
        Map.of(
            "type", "keyUp",
            "key", key.word(),
            "code", key.word(),
            "windowsVirtualKeyCode", key.number()));
    return this;
  }

  /// Types a text where the focus is.
  Tab type(String text) {
    ask("Input.insertText", Map.of("text", text));
    return this;
  }

  /// Turns the wheel to the end of the page.
  Tab scrollDown() {
    evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    return this;
  }

  Tab resize(int width, int height) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /// `dark` or `light`.
  Tab prefer(String scheme) {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"),
                Map.of("name", "hover", "value", "hover"))));
    return this;
  }

  /// What is seen, as WebP.
  byte[] picture() {
    var answer = ask("Page.captureScreenshot", Map.of("format", "webp", "quality", 82));
    return Base64.getDecoder().decode(answer.path("data").asString());
  }

  private static String quoted(String text) {
    return DevTools.JSON.writeValueAsString(text);
  }

  @Override
  public void close() {
    tools.ask(null, "Target.closeTarget", Map.of("targetId", target));
  }
}
