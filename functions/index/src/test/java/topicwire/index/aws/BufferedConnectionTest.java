package topicwire.index.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A request goes out whole, over a kept connection, and again where that one was closed. */
class BufferedConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aKeptConnectionThatIsClosedMeanwhileIsReplaced() throws Exception {
    var connections = new ArrayList<List<String>>();
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var closed = new CountDownLatch(1);
      var serving =
          Thread.startVirtualThread(() -> {
            try {
              connections.add(serve(server, 2));
              closed.countDown();
              connections.add(serve(server, 1));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThat(post(uri, "one")).isEqualTo("one");
      assertThat(post(uri, "two")).isEqualTo("two");
      closed.await();
      assertThat(post(uri, "three")).isEqualTo("three");
      serving.join();
    }
    assertThat(connections).containsExactly(List.of("one", "two"), List.of("three"));
  }

  /** As the SDK does. */
  private static String post(URI uri, String body) throws IOException {
    var connection = BufferedConnection.to(uri, PATIENCE, PATIENCE);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode((long) body.length());
    connection.connect();
    try (var output = connection.getOutputStream()) {
      output.write(body.getBytes(UTF_8));
    }
    assertThat(connection.getResponseCode()).isEqualTo(200);
    try (var input = connection.getInputStream()) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }

  /** Answers so many requests of one connection with their own bodies, then closes it. */
  private static List<String> serve(ServerSocket server, int requests) throws IOException {
    var bodies = new ArrayList<String>();
    try (Socket socket = server.accept()) {
      var input = new BufferedInputStream(socket.getInputStream());
      for (var request = 0; request < requests; request++) {
        var length = 0;
        for (var line = line(input); !line.isEmpty(); line = line(input)) {
          if (line.startsWith("Content-Length: ")) {
            length = Integer.parseInt(line.substring("Content-Length: ".length()));
          }
        }
        var body = new String(input.readNBytes(length), UTF_8);
        bodies.add(body);
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(body.length(), body)
                    .getBytes(UTF_8));
      }
    }
    return bodies;
  }

  private static String line(InputStream input) throws IOException {
    var line = new StringBuilder();
    for (var next = input.read(); next != '\n' && next >= 0; next = input.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
