package topicwire.reindex.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.reindex.sqs.SqsClients;
import topicwire.reindex.sqs.SqsPause;
import topicwire.runtime.AsciiJson;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Json;
import topicwire.runtime.telemetry.MetricLine;

/// Delivers messages of the queue as signed webhooks. Answers which of them failed; each of these
/// comes back after a pause that grows. Called by hand with `{"secretOf":"_data/queries/ai.yaml"}`,
/// it answers the secret of that query's signatures. Variables: `TABLE_NAME`, `DELIVERY_QUEUE_URL`,
/// `WEBHOOK_KEY_ARN` and `LOCAL_TARGETS`.
public final class DeliveryFunction implements RequestStreamHandler {
  private final Webhooks webhooks;
  private final WebhookKeys keys;
  private final SqsPause pause;
  private final String name;
  private final PrintStream log;
  private final Clock clock;

  /// As Lambda makes it.
  public DeliveryFunction() {
    this(Environment.system());
  }

  /// With other variables than the process's own: several functions may share a process.
  public DeliveryFunction(Environment environment) {
    clock = Clock.systemUTC();
    log = System.out;
    name = environment.functionName("delivery");
    keys = new WebhookKeys(environment, environment.required("WEBHOOK_KEY_ARN"), clock);
    pause =
        new SqsPause(SqsClients.create(environment), environment.required("DELIVERY_QUEUE_URL"));
    webhooks =
        new Webhooks(
            new DynamoTable(
                DynamoClients.create(environment),
                environment.required("TABLE_NAME"),
                new Consumption()),
            keys,
            new WebhookPost(environment.optional("LOCAL_TARGETS", "").equals("true")),
            clock);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = QueueMessage.read(input);
    var secretOf = event.secretOf();
    output.write(
        secretOf == null
            ? deliver(event)
            : Json.object(json -> {
              json.writeStringProperty("query", secretOf);
              json.writeStringProperty("secret", keys.textOf(secretOf));
            }));
  }

  private byte[] deliver(QueueMessage.Event event) {
    var failed = new ArrayList<String>();
    var dropped = 0;
    for (var message : event.messages()) {
      switch (webhooks.deliver(message)) {
        case Webhooks.Outcome.Delivered _ -> {}
        case Webhooks.Outcome.Dropped(var reason) -> {
          dropped++;
          line("INFO", message, reason);
        }
        case Webhooks.Outcome.Failed(var reason, var time) -> {
          failed.add(message.id());
          line("WARN", message, reason);
          pause.after(message.receipt(), time);
        }
      }
    }
    log.println(
        new MetricLine(name)
            .count("Delivered", event.messages().size() - failed.size() - dropped)
            .count("Dropped", dropped)
            .count("NotDelivered", failed.size())
            .json(clock));
    return Json.object(json -> {
      json.writeArrayPropertyStart("batchItemFailures");
      for (var id : failed) {
        json.writeStartObject();
        json.writeStringProperty("itemIdentifier", id);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /// Neither the target, which may hold what only its owner should know, nor what was sent.
  private void line(String level, QueueMessage message, String reason) {
    log.println(
        AsciiJson.object(json -> {
          json.writeStringProperty("level", level);
          json.writeStringProperty("query", message.query());
          json.writeStringProperty("id", message.delivery());
          json.writeNumberProperty("attempt", message.receives());
          json.writeStringProperty("message", "a webhook was not delivered: " + reason);
        }));
  }
}
