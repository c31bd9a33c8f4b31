package topicwire.reindex.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import topicwire.index.table.Table;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.reindex.sqs.SqsClients;
import topicwire.reindex.sqs.SqsDeliveryQueue;
import topicwire.runtime.AsciiJson;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Json;
import topicwire.runtime.telemetry.MetricLine;

/// Sends what the records of the table's stream say of public articles to a bus of events, and to
/// the queue of whoever standing queries are for. Answers {@code
/// {"batchItemFailures":[{"itemIdentifier":"…"}]}} with the record from which on it is to be called
/// again, or with none. Variables: `TABLE_NAME`, `SITE_URL`, `EVENT_BUS_NAME` and
/// `DELIVERY_QUEUE_URL`.
public final class EventsFunction implements RequestStreamHandler {
  private final EventSender sender;
  private final String name;
  private final PrintStream log;
  private final Clock clock;

  /// As Lambda makes it.
  public EventsFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own: several functions may share a process.
  public EventsFunction(Environment environment) {
    this(
        environment,
        new DynamoTable(
            DynamoClients.create(environment),
            environment.required("TABLE_NAME"),
            new Consumption()),
        new SqsDeliveryQueue(
            SqsClients.create(environment), environment.required("DELIVERY_QUEUE_URL")),
        Clock.systemUTC());
  }

  /// With another table and queue than those of the variables.
  ///
  /// @param clock by which articles expire
  public EventsFunction(
      Environment environment, Table table, DeliveryQueue deliveries, Clock clock) {
    this.clock = clock;
    log = System.out;
    name = environment.functionName("events");
    sender =
        new EventSender(
            new EventBridgeBus(
                environment, environment.required("EVENT_BUS_NAME"), source(environment), clock),
            new StandingQueries(table),
            deliveries,
            clock);
  }

  /// What is sent is known by: the site, or where it has no address, its table.
  private static String source(Environment environment) {
    var table = "urn:topicwire:" + environment.required("TABLE_NAME");
    return environment.optional("SITE_URL", table);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var sent = sender.send(StreamRecordReader.read(input));
    if (sent.problem() != null) {
      log.println(line("ERROR", sent.problem()));
    }
    log.println(
        new MetricLine(name)
            .count("Events", sent.events())
            .count("Deliveries", sent.deliveries())
            .count("Damaged", sent.damaged())
            .json(clock));
    output.write(answer(sent));
  }

  private static String line(String level, String message) {
    return AsciiJson.object(json -> {
      json.writeStringProperty("level", level);
      json.writeStringProperty("message", message);
    });
  }

  private static byte[] answer(EventSender.Sent sent) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("batchItemFailures");
      if (sent.failed() != null) {
        json.writeStartObject();
        json.writeStringProperty("itemIdentifier", sent.failed());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
