package topicwire.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.crac.Core;
import org.crac.Resource;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.index.read.time.NextExpiry;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.table.TableException;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.query.routing.Audience;
import topicwire.query.routing.RequestTimeout;
import topicwire.query.routing.Routes;
import topicwire.query.site.Site;
import topicwire.query.snapshot.SnapshotEndpoint;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.SignedAddresses;
import topicwire.runtime.http.GatewayEvent;
import topicwire.runtime.http.GatewayResponseWriter;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;
import topicwire.runtime.http.Request;
import topicwire.runtime.http.Status;

/// Answers HTTP requests from the index, through an HTTP API of API Gateway (payload format 2.0).
/// Every error is problem details; causes inside the service are not named. Thread-safe.
///
/// Variables: `TABLE_NAME`; `AUDIENCE`, `public` or `editor`; `TOPICS_SECONDS`, how old the list of
/// all topics may be (60); those of [Site] and [Access].
public final class QueryFunction implements RequestStreamHandler {
  /// Without a further time in which a stale answer is shown: caches add it to this one, and what
  /// is withdrawn must be gone from them within a minute.
  private static final int PUBLIC_SECONDS = 60;

  /// So that a link that is dead everywhere does not reach the index each time.
  private static final int NOT_FOUND_SECONDS = 60;

  private static final String NO_CACHE = "private, no-store";

  private final Routes routes;
  private final GatewayResponseWriter responses;
  private final RequestLog log;
  private final RequestLog silentLog;
  private final Consumption consumption;
  private final Audience audience;
  private final Access access;
  private final Clock clock;

  // Held here: a context holds its resources weakly.
  private final Priming priming;

  /// As Lambda makes it.
  public QueryFunction() {
    this(Environment.system());
    if (Priming.isDue(Environment.system())) {
      registerWith(Core.getGlobalContext());
    }
  }

  /// With other variables than the process's own: several functions may share a process.
  public QueryFunction(Environment environment) {
    this(environment, new Consumption());
  }

  private QueryFunction(Environment environment, Consumption consumption) {
    this(
        new IndexReader(
            new DynamoTable(
                DynamoClients.create(environment), environment.required("TABLE_NAME"), consumption),
            Clock.systemUTC()),
        consumption,
        Audience.of(environment),
        Access.of(environment),
        Clock.systemUTC(),
        Duration.ofSeconds(Long.parseLong(environment.optional("TOPICS_SECONDS", "60"))),
        Site.of(environment),
        new SignedAddresses(environment, Clock.systemUTC())::of,
        environment.functionName(nameFor(Audience.of(environment))),
        environment.functionVersion(),
        System.out);
  }

  QueryFunction(
      IndexReader catalog,
      Consumption consumption,
      Audience audience,
      Access access,
      Clock clock,
      Duration topicsHeld,
      Site site,
      SnapshotEndpoint.Addresses addresses,
      PrintStream log) {
    this(
        catalog,
        consumption,
        audience,
        access,
        clock,
        topicsHeld,
        site,
        addresses,
        nameFor(audience),
        "",
        log);
  }

  private QueryFunction(
      IndexReader catalog,
      Consumption consumption,
      Audience audience,
      Access access,
      Clock clock,
      Duration topicsHeld,
      Site site,
      SnapshotEndpoint.Addresses addresses,
      String name,
      String version,
      PrintStream log) {
    this.consumption = consumption;
    this.audience = audience;
    this.access = access;
    this.clock = clock;
    routes = new Routes(catalog, audience, clock, topicsHeld, site, addresses);
    responses =
        audience == Audience.PUBLIC
            ? new GatewayResponseWriter(
                access.keptFor(PUBLIC_SECONDS), access.keptFor(NOT_FOUND_SECONDS))
            : new GatewayResponseWriter(NO_CACHE, NO_CACHE);
    this.log = new RequestLog(log, clock, name, version);
    silentLog =
        new RequestLog(new PrintStream(OutputStream.nullOutputStream()), clock, name, version);
    priming =
        new Priming(
            this::answerSilently,
            () -> catalog.topics(Visibility.PUBLISHED),
            this.log::failed,
            clock);
  }

  /// Where Lambda has given it none.
  private static String nameFor(Audience audience) {
    return audience == Audience.PUBLIC ? "query" : "editor";
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.answered(answer(input, output));
  }

  private RequestLog.Answered answer(InputStream input, OutputStream output) throws IOException {
    var start = System.nanoTime();
    var request = GatewayEvent.read(input).under(access.basePath());
    var reply = reply(request);
    var response =
        request.method().equals("POST")
            ? GatewayResponseWriter.writeOnce(reply)
            : responses.write(request, reply);
    output.write(response.bytes());
    return new RequestLog.Answered(
        request,
        routes.patternOf(request.path()),
        response.status(),
        System.nanoTime() - start,
        consumption.drain());
  }

  /// Has the function primed before snapshots are taken. Only the public one: the editors' has no
  /// snapshot, and would load classes for nothing.
  void registerWith(org.crac.Context<Resource> snapshots) {
    if (audience == Audience.PUBLIC) {
      snapshots.register(priming);
    }
  }

  /// As a caller's event is answered, but for nobody.
  private Status answerSilently(InputStream event) throws IOException {
    var answered = answer(event, OutputStream.nullOutputStream());
    silentLog.answered(answered);
    return answered.status();
  }

  /// Editors have a way in of their own, and lists of several states.
  private Reply answerWithin(Request request) {
    if (audience == Audience.EDITOR) {
      return routes.answer(request);
    }
    var expiry = new NextExpiry();
    var reply = expiry.within(() -> ReadBudget.within(() -> routes.answer(request)));
    var first = expiry.first();
    return first == null ? reply : keptUntil(first, reply);
  }

  /// No copy outlives an article that is in it.
  private Reply keptUntil(Instant expiry, Reply reply) {
    var seconds = Duration.between(clock.instant(), expiry).toSeconds();
    return seconds >= PUBLIC_SECONDS
        ? reply
        : reply.with("cache-control", access.keptFor(Math.max(0, seconds)));
  }

  private Reply reply(Request request) {
    try {
      return RequestTimeout.USUAL.of(() -> answerWithin(request));
    } catch (ProblemException e) {
      return e.problem().reply();
    } catch (TableException e) {
      log.failed(request, e);
      return Problem.indexUnavailable().reply();
    } catch (RuntimeException e) {
      log.failed(request, e);
      return Problem.of(
              Problem.Kind.INTERNAL,
              "Expected an answer, found a defect of this service. It has been logged; ask again"
                  + " later.")
          .reply();
    }
  }
}
