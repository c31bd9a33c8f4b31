package topicwire.reindex.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Sends one POST and reads the status of its answer. It resolves the name once, judges the
/// addresses, and connects to the one that it has judged: an HTTP client would resolve the name
/// again, and could be led elsewhere, or follow a redirect. Thread-safe.
final class WebhookPost {
  private static final Duration CONNECT = Duration.ofSeconds(4);

  /// From the beginning to the status, however slowly it comes.
  static final Duration TIME = Duration.ofSeconds(12);

  private static final int MAX_STATUS_LINE = 1_000;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  private final boolean takesLocalTargets;

  /// @param takesLocalTargets whether an address of this machine is taken too, without TLS
  WebhookPost(boolean takesLocalTargets) {
    this.takesLocalTargets = takesLocalTargets;
  }

  /// What came of it.
  sealed interface Answer {
    record Status(int code) implements Answer {}

    /// Nothing was sent, or nothing came back.
    ///
    /// @param reason in words that may stand in a log: without the target
    record Failed(String reason) implements Answer {}
  }

  Answer send(String target, Map<String, String> headers, byte[] body) {
    try {
      var address = new URI(new URI(target).toASCIIString());
      var host = address.getHost();
      var isTls = "https".equalsIgnoreCase(address.getScheme());
      if (host == null || !(isTls || takesLocalTargets)) {
        return new Answer.Failed("expected an https address, found another one");
      }
      var resolved = resolve(host);
      if (resolved == null) {
        return new Answer.Failed("the target leads to an address that is not public");
      }
      var port = address.getPort() >= 0 ? address.getPort() : isTls ? 443 : 80;
      return post(new InetSocketAddress(resolved, port), address, isTls, headers, body);
    } catch (URISyntaxException other) {
      return new Answer.Failed("expected an https address, found another one");
    } catch (UnknownHostException unknown) {
      return new Answer.Failed("the host of the target is not known");
    } catch (IOException failed) {
      return new Answer.Failed("no answer: " + failed.getClass().getSimpleName());
    }
  }

  /// The first address, where all are public: which one is connected to is up to nobody else.
  private @Nullable InetAddress resolve(String host) throws UnknownHostException {
    var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    var all = InetAddress.getAllByName(name);
    for (var address : all) {
      if (!AddressGuard.isPublic(address) && !(takesLocalTargets && address.isLoopbackAddress())) {
        return null;
      }
    }
    return all[0];
  }

  private static Answer post(
      InetSocketAddress to, URI address, boolean isTls, Map<String, String> headers, byte[] body)
      throws IOException {
    try (var plain = new Socket()) {
      var watch = closeAfter(plain);
      try {
        plain.connect(to, (int) CONNECT.toMillis());
        plain.setSoTimeout((int) TIME.toMillis());
        try (var socket = isTls ? tls(plain, address.getHost(), to.getPort()) : plain) {
          var output = socket.getOutputStream();
          output.write(head(address, headers, body.length));
          output.write(body);
          output.flush();
          return status(socket);
        }
      } finally {
        watch.cancel();
      }
    }
  }

  private static Timer closeAfter(Socket socket) {
    var timer = new Timer("webhook", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            try {
              socket.close();
            } catch (IOException closed) {
              // It was about to be.
            }
          }
        },
        TIME.toMillis());
    return timer;
  }

  /// The certificate must be one of the host that the target names, not of the address.
  private static Socket tls(Socket plain, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(URI address, Map<String, String> headers, int length) {
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    var head = new StringBuilder();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("host: ").append(address.getHost()).append(port).append("\r\n");
    head.append("content-type: application/json\r\n");
    head.append("content-length: ").append(length).append("\r\n");
    head.append("user-agent: topicwire\r\nconnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(US_ASCII);
  }

  private static Answer status(Socket socket) throws IOException {
    var line = new ByteArrayOutputStream();
    var input = socket.getInputStream();
    for (var next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      line.write(next);
      if (line.size() > MAX_STATUS_LINE) {
        return new Answer.Failed("expected a status line of HTTP/1.1, found something else");
      }
    }
    var status = STATUS_LINE.matcher(line.toString(US_ASCII).stripTrailing());
    return status.matches()
        ? new Answer.Status(Integer.parseInt(status.group(1)))
        : new Answer.Failed("expected a status line of HTTP/1.1, found something else");
  }
}
