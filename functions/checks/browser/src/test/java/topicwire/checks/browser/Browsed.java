package topicwire.checks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// The whole system on this machine, and a browser before it.
final class Browsed implements AutoCloseable {
  private final LocalStack stack;
  private final Chromium chromium;

  private Browsed(LocalStack stack, Chromium chromium) {
    this.stack = stack;
    this.chromium = chromium;
  }

  /// Without articles; the test is skipped where no browser is installed.
  static Browsed start() throws Exception {
    var chromium = Chromium.start();
    try {
      return new Browsed(LocalStack.start(StackOptions.inMemory()), chromium);
    } catch (Exception | Error failed) {
      chromium.close();
      throw failed;
    }
  }

  /// With the project's samples.
  static Browsed samples() throws Exception {
    var browsed = start();
    browsed.stack.uploadSamples();
    browsed.settled();
    // Definitions may have come behind articles, whose next look need not wait for the sweep.
    browsed.stack.uploadSamples();
    return browsed.settled();
  }

  LocalStack stack() {
    return stack;
  }

  Browsed put(String key, String text) {
    stack.bucket().put(key, text.getBytes(UTF_8));
    return this;
  }

  /// Waits until everything that was uploaded is indexed.
  Browsed settled() throws InterruptedException {
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(3))).isTrue();
    return this;
  }

  /// A new reader, who prefers light and has a mouse.
  Tab tab() {
    return chromium.tab(stack.http()).prefer("light");
  }

  /// A new reader of the same page, as it is served from elsewhere.
  Tab tabFromElsewhere() {
    return chromium
        .tab(URI.create("http://%s:%d/".formatted(Chromium.ELSEWHERE_HOST, stack.http().getPort())))
        .prefer("light");
  }

  /// Nothing in the console, nothing from elsewhere but pictures: what every visit owes.
  void requireQuiet(Tab tab) {
    assertThat(tab.watch().complaints()).isEmpty();
    assertThat(tab.watch().elsewhere(stack.http())).isEmpty();
  }

  @Override
  public void close() throws IOException {
    stack.close();
    chromium.close();
  }
}
