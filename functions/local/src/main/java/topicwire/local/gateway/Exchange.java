package topicwire.local.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns the server's requests and responses into the gateway's.
final class Exchange extends Handler.Abstract {
  /// API Gateway's bound for a request's body, in bytes.
  private static final int MAX_BODY = 10 * 1024 * 1024;

  private final Function<GatewayRequest, ProxyReply> gateway;

  Exchange(Function<GatewayRequest, ProxyReply> gateway) {
    this.gateway = gateway;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    byte[] body;
    try (var stream = Content.Source.asInputStream(request)) {
      body = stream.readNBytes(MAX_BODY + 1);
    }
    var reply =
        body.length > MAX_BODY ? ProxyReply.ofGateway(413) : gateway.apply(read(request, body));
    write(reply, response, callback);
    return true;
  }

  private static GatewayRequest read(Request request, byte[] body) {
    var headers = new LinkedHashMap<String, String>();
    for (HttpField field : request.getHeaders()) {
      var value = field.getValue() == null ? "" : field.getValue();
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT), value, (first, next) -> first + "," + next);
    }
    var uri = request.getHttpURI();
    var path = uri.getPath() == null ? "/" : uri.getPath();
    var query = uri.getQuery() == null ? "" : uri.getQuery();
    return new GatewayRequest(request.getMethod(), path, query, headers, body);
  }

  private static void write(ProxyReply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    var headers = response.getHeaders();
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      headers.put(header.getKey(), header.getValue());
    }
    reply.cookies().forEach(cookie -> headers.add("set-cookie", cookie));
    if (reply.status() == 204 || reply.status() == 304) {
      callback.succeeded();
      return;
    }
    headers.put("content-length", reply.body().length);
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
  }
}
