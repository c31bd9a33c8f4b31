package topicwire.checks.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Map;
import topicwire.runtime.Environment;

/// S3, SQS and DynamoDB in one, which fail, and quote in each error all that they were asked, and
/// what the object holds.
final class TalkativeService implements AutoCloseable {
  private final HttpServer server;
  private final String secret;
  volatile int status = 400;
  volatile String code = "ValidationException";

  TalkativeService(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var asked =
              URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8)
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                  + this.secret;
          var isJson = exchange.getRequestHeaders().containsKey("X-Amz-Target");
          var body = (isJson ? json(asked) : xml(asked)).getBytes(UTF_8);
          exchange
              .getResponseHeaders()
              .add("content-type", isJson ? "application/x-amz-json-1.0" : "application/xml");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private String json(String asked) {
    return "{\"__type\":\"com.amazonaws#%s\",\"message\":\"not with %s\"}"
        .formatted(code, asked.replace("\\", "").replace("\"", "'"));
  }

  private String xml(String asked) {
    return "<Error><Code>%s</Code><Message>not with %s</Message></Error>"
        .formatted(code, asked.replace("&", "").replace("<", ""));
  }

  /// The variables by which clients come here.
  Environment environment() {
    return new Environment(
        Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "credential-of-ours",
            "AWS_ENDPOINT_URL", url()));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
