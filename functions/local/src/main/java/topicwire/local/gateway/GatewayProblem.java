package topicwire.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Errors of the gateway itself, and of the server below it, in the form that the functions give to
/// theirs (RFC 9457): whoever tries clients here need not read a second one.
final class GatewayProblem extends ErrorHandler {
  static final String TYPE = "application/problem+json";

  /// Problem details for a status; the title is the status's own words.
  static byte[] body(int status) {
    var title = HttpStatus.getMessage(status);
    return """
    {"type":"about:blank","title":"%s","status":%d,"code":"gateway-%s","detail":"%s"}\
    """
        .formatted(
            title,
            status,
            title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
            detail(status))
        .getBytes(UTF_8);
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 ->
          "Expected a request as of RFC 9112, with two hexadecimal digits behind every percent sign"
              + " of its path, found another. Correct it.";
      case 404 -> "Expected a path that the template routes to a function, found none. Correct it.";
      case 413 ->
          "Expected a body of at most 10 MB, and an event of at most 6 MB, found more. Send less.";
      case 500 ->
          "Expected a function's reply, found that it failed. The log says why; ask again later.";
      default -> "Expected a request that can be read, found another. Correct it.";
    };
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put("content-type", TYPE);
    response.getHeaders().put("cache-control", "no-store");
    response.write(true, ByteBuffer.wrap(body(response.getStatus())), callback);
    return true;
  }
}
