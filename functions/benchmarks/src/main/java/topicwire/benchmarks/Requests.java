package topicwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;

/// Requests as API Gateway passes them on.
public final class Requests {
  private Requests() {}

  /// A context with a minute left, which answers nothing else.
  static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (_, method, _) ->
                  method.getName().equals("getRemainingTimeInMillis") ? 60_000 : null);

  public static byte[] get(String path, String query, String headers) {
    return """
    {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"%s","headers":{%s},
    "requestContext":{"http":{"method":"GET","path":"%s","protocol":"HTTP/1.1","sourceIp":"127.0.0.1"},
    "stage":"$default"},"isBase64Encoded":false}\
    """
        .formatted(path, query, headers, path)
        .getBytes(UTF_8);
  }

  public static byte[] call(RequestStreamHandler handler, byte[] event) throws IOException {
    var output = new ByteArrayOutputStream(1 << 16);
    handler.handleRequest(new ByteArrayInputStream(event), output, CONTEXT);
    return output.toByteArray();
  }
}
