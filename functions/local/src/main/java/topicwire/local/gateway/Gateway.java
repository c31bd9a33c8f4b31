package topicwire.local.gateway;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import topicwire.local.function.FunctionFailure;
import topicwire.local.function.LocalFunction;
import topicwire.local.template.Deployment.CorsDefinition;
import topicwire.local.template.FunctionDefinition.Route;

/// Listens on 127.0.0.1 and hands requests to functions. No authentication. Under `/media/`, where
/// the deployed gateway has nothing, it draws the pictures of hosts that do not exist, for the
/// page.
public final class Gateway implements AutoCloseable {
  private static final String MEDIA = "/media/";

  private final RouteTable routes;
  private final Cors cors;
  private final Clock clock;
  private final Consumer<String> problems;
  private final Server server;
  private final ServerConnector connector;

  /// Makes a gateway that does not listen yet.
  ///
  /// @param port to listen at; 0 for any
  /// @param problems takes a line for every request that a function failed to answer
  public Gateway(
      int port,
      Map<Route, LocalFunction> routes,
      CorsDefinition cors,
      Clock clock,
      Consumer<String> problems) {
    this.routes = new RouteTable(routes);
    this.cors = new Cors(cors);
    this.clock = clock;
    this.problems = problems;
    this.server = new Server(new VirtualThreadPool());
    // What the functions are owed is what was sent, however odd.
    var configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setHttpCompliance(HttpCompliance.RFC7230_LEGACY);
    configuration.setRequestHeaderSize(32 * 1024);
    configuration.setSendServerVersion(false);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Exchange(this::answer));
    server.setErrorHandler(new GatewayProblem());
  }

  public void start() throws Exception {
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  private ProxyReply answer(GatewayRequest request) {
    if (Cors.isPreflight(request)) {
      return cors.answerPreflight(request);
    }
    var reply = route(request);
    var headers = new LinkedHashMap<>(reply.headers());
    cors.apply(request, headers);
    return new ProxyReply(reply.status(), headers, reply.cookies(), reply.body());
  }

  private ProxyReply route(GatewayRequest request) {
    String path;
    try {
      path = request.decodedPath();
    } catch (IllegalArgumentException malformed) {
      return ProxyReply.ofGateway(400);
    }
    if (path.startsWith(MEDIA) && request.method().equals("GET")) {
      return ProxyReply.ofDrawing(path);
    }
    var match = routes.find(request.method(), path);
    return match.isEmpty() ? ProxyReply.ofGateway(404) : invoke(request, match.get());
  }

  private ProxyReply invoke(GatewayRequest request, RouteTable.Match match) {
    var event = ProxyEvent.of(request, match, UUID.randomUUID().toString(), clock.instant());
    if (event.length > LocalFunction.MAX_PAYLOAD) {
      return ProxyReply.ofGateway(413);
    }
    try {
      var output = match.function().invoke(event);
      var reply = ProxyReply.read(output);
      if (reply.isPresent()) {
        return reply.get();
      }
      problems.accept(
          "%s: expected a reply with statusCode, headers and body, found something else for %s %s"
              .formatted(match.function().name(), request.method(), request.path()));
    } catch (FunctionFailure failure) {
      problems.accept(
          "%s for %s %s".formatted(failure.getMessage(), request.method(), request.path()));
    }
    return ProxyReply.ofGateway(500);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the HTTP front did not stop", failed);
    }
  }
}
