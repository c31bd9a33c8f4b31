package topicwire.checks.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// An installed Chromium without a window, with a profile of its own.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> ELSEWHERE =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  /// A name under which a page of this machine does not look local.
  static final String ELSEWHERE_HOST = "reader.example";

  private static final Duration START = Duration.ofSeconds(60);

  private final Path profile;
  private final Process process;
  private final DevTools tools;

  private Chromium(Path profile, Process process, DevTools tools) {
    this.profile = profile;
    this.process = process;
    this.tools = tools;
  }

  /// Starts it; the test is skipped where none is installed.
  static Chromium start() throws Exception {
    var program = installed();
    Assumptions.assumeTrue(
        program.isPresent(),
        "skipped: there is no Chromium on the path (%s); install one, apt-get install chromium"
            .formatted(String.join(", ", NAMES)));
    var profile = Files.createTempDirectory("topicwire-chromium");
    var process =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                // Containers seldom allow a sandbox; only our own pages are opened.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--no-first-run",
                // Nothing is asked of a name server.
                "--host-resolver-rules=MAP %s 127.0.0.1".formatted(ELSEWHERE_HOST),
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--lang=en-GB",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Chromium(profile, process, new DevTools(address(profile, process)));
  }

  private static Optional<Path> installed() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var named =
        Stream.of(path.split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, ELSEWHERE.stream().map(Path::of))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// It writes its port and path into its profile once it listens.
  private static URI address(Path profile, Process process) throws Exception {
    var file = profile.resolve("DevToolsActivePort");
    var end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(file)) {
        var lines = Files.readAllLines(file);
        if (lines.size() == 2) {
          return URI.create("ws://127.0.0.1:%s%s".formatted(lines.get(0), lines.get(1)));
        }
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    process.destroyForcibly();
    throw new IOException("expected Chromium to say within a minute where it listens, in " + file);
  }

  /// A tab that shares nothing with others.
  Tab tab(URI origin) {
    var context =
        tools
            .ask(null, "Target.createBrowserContext", Map.of())
            .path("browserContextId")
            .asString();
    var target =
        tools
            .ask(
                null,
                "Target.createTarget",
                Map.of("url", "about:blank", "browserContextId", context))
            .path("targetId")
            .asString();
    var session =
        tools
            .ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    return new Tab(tools, session, target, origin);
  }

  @Override
  public void close() throws IOException {
    tools.ask(null, "Browser.close", Map.of());
    tools.close();
    process.onExit().join();
    try (var files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (UncheckedIOException _) {
      // A child of the browser that ends a moment later tidies up as well.
    }
  }
}
