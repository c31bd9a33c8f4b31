package topicwire.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// Readers on the local HTTP API, a bounded number of requests; how long they wait.
final class Load {
  private static final int FILES = 200;
  private static final int READERS = 8;
  private static final int REQUESTS = 250;

  private Load() {}

  static void run(Report report) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory());
        var client = HttpClient.newHttpClient()) {
      var files = new Files(13).make(FILES);
      for (var i = 0; i < files.size(); i++) {
        stack.bucket().put(Tables.key(i), files.get(i));
      }
      if (!stack.awaitEmptyQueues(Duration.ofMinutes(2))) {
        throw new IllegalStateException("expected the import to end within two minutes");
      }
      var millis = Collections.synchronizedList(new ArrayList<Double>());
      var errors = Collections.synchronizedList(new ArrayList<Integer>());
      var start = System.nanoTime();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var readers = new ArrayList<Callable<Void>>();
        for (var reader = 0; reader < READERS; reader++) {
          var random = new Random(reader);
          readers.add(() -> {
            for (var i = 0; i < REQUESTS; i++) {
              ask(client, stack.http(), random, millis, errors);
            }
            return null;
          });
        }
        for (Future<Void> reader : executor.invokeAll(readers)) {
          reader.get();
        }
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      var sorted = millis.stream().sorted().toList();
      report.line(
          "%d requests of %d readers".formatted(READERS * REQUESTS, READERS),
          String.format(Locale.ROOT, "%.0f/s", sorted.size() / seconds),
          "",
          "");
      report.note(
          String.format(
              Locale.ROOT,
              "p50 %.1f ms, p99 %.1f ms, errors %d",
              quantile(sorted, 50),
              quantile(sorted, 99),
              errors.size()));
    }
  }

  private static double quantile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static void ask(
      HttpClient client, URI root, Random random, List<Double> millis, List<Integer> errors)
      throws Exception {
    var path =
        switch (random.nextInt(4)) {
          case 0 -> "/articles";
          case 1 -> "/article?key=" + Tables.key(random.nextInt(FILES));
          case 2 -> "/topics";
          default -> "/topics/topic-" + random.nextInt(800) + "/articles";
        };
    var start = System.nanoTime();
    var status =
        client
            .send(
                HttpRequest.newBuilder(root.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .statusCode();
    millis.add((System.nanoTime() - start) / 1e6);
    if (status != 200) {
      errors.add(status);
    }
  }
}
