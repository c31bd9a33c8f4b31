package topicwire.local.restart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import topicwire.local.console.Application;

/// The command in a process of its own, on one data folder and the same ports each time. A kill is
/// SIGKILL: nothing in the process learns of it.
final class KilledProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");
  private static final Duration MOST = Duration.ofMinutes(3);

  private final Path data;
  private final List<String> command = new ArrayList<>();
  private final URI site;
  private final URI bucket;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;

  /// Starts the command.
  ///
  /// @param folder the files that each start imports
  KilledProcess(Path data, Path folder) throws IOException {
    this.data = data;
    var ports = freePorts();
    site = URI.create("http://127.0.0.1:%d/".formatted(ports.get(0)));
    bucket = URI.create("http://127.0.0.1:%d/articles/".formatted(ports.get(1)));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add(Application.class.getName());
    command.addAll(List.of("--data", data.toString(), "--import", folder.toString()));
    command.addAll(List.of("--port", Integer.toString(ports.get(0))));
    command.addAll(List.of("--s3-port", Integer.toString(ports.get(1))));
    command.addAll(List.of("--sqs-port", Integer.toString(ports.get(2))));
    process = launch();
  }

  /// Three, asked for at once, so that they differ.
  private static List<Integer> freePorts() throws IOException {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var three = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return List.of(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  private Path output() {
    return data.resolveSibling("output");
  }

  /// Where an object is put.
  URI object(String key) {
    return bucket.resolve(key);
  }

  HttpClient client() {
    return client;
  }

  /// Kills the process and starts it again at once.
  void killAndStart() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("ended by itself: " + Files.readString(output(), UTF_8));
    }
    kill();
    process = launch();
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("expected a killed process to end");
    }
  }

  /// Waits until the API answers.
  void awaitStart() throws Exception {
    var end = System.nanoTime() + MOST.toNanos();
    while (true) {
      try {
        ask("status");
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new AssertionError(Files.readString(output(), UTF_8), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  /// The articles that are in the bucket, at most 1,000 objects of a prefix. An upload that is cut
  /// off between its ETag and its renaming leaves an object of another name, which is no article.
  List<String> keys(String prefix) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(bucket.resolve("?list-type=2&prefix=" + prefix)).build();
    var listing = client.send(request, BodyHandlers.ofString()).body();
    return KEY.matcher(listing)
        .results()
        .map(found -> found.group(1))
        .filter(key -> key.endsWith(".md"))
        .toList();
  }

  JsonNode ask(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(site.resolve(path)).timeout(MOST).build();
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    client.close();
  }
}
