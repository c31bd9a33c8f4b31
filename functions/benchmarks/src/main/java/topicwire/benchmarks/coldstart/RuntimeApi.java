package topicwire.benchmarks.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lambda's runtime API, which a runtime interface client asks for the next event.
///
/// Source: [Runtime API](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
public final class RuntimeApi implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;

  private final HttpServer server;
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Semaphore asked = new Semaphore(0);
  private final CountDownLatch primed = new CountDownLatch(1);

  /// What the function answered, and when.
  record Answer(String path, String body, long nanoTime) {}

  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/2018-06-01/runtime/invocation/next", this::next);
    server.createContext("/2018-06-01/runtime/restore/next", this::restored);
    server.createContext("/", this::answered);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public void send(byte[] event) {
    events.add(event);
  }

  /// The next answer; null when none comes in time.
  public @Nullable Answer take() throws InterruptedException {
    return answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /// Waits until the function asks for its next event.
  public void awaitIdle() throws InterruptedException {
    await(asked.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS), "to ask for an event");
  }

  /// Waits until the function may be put into a snapshot.
  public void awaitPrimed() throws InterruptedException {
    await(primed.await(LIMIT_SECONDS, TimeUnit.SECONDS), "to be ready for its snapshot");
  }

  private static void await(boolean happened, String what) {
    if (!happened) {
      throw new IllegalStateException(
          "expected the function %s within %d s".formatted(what, LIMIT_SECONDS));
    }
  }

  /// A snapshot is restored as soon as it is taken.
  private void restored(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
    primed.countDown();
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      asked.release();
      var event = events.take();
      var headers = exchange.getResponseHeaders();
      headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
      headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
      headers.add("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0");
      headers.add("Content-Type", "application/json");
      headers.add(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:000000000000:function:x");
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private void answered(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answers.add(new Answer(exchange.getRequestURI().getPath(), body, System.nanoTime()));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
