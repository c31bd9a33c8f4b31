package topicwire.reindex.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.table.Table;

/// Delivers one message to the target that its standing query has now. Thread-safe.
final class Webhooks {
  private static final int GONE = 410;

  /// After so many attempts so long, so that a target that is away for some hours misses nothing.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));

  private final Table table;
  private final WebhookKeys keys;
  private final WebhookPost post;
  private final InstantSource clock;

  Webhooks(Table table, WebhookKeys keys, WebhookPost post, InstantSource clock) {
    this.table = table;
    this.keys = keys;
    this.post = post;
    this.clock = clock;
  }

  /// What became of a message.
  sealed interface Outcome {

    /// It arrived.
    record Delivered() implements Outcome {}

    /// Nobody wants it any more: the query is gone, or its target says so.
    record Dropped(String reason) implements Outcome {}

    /// It is to be tried again, after a while.
    record Failed(String reason, Duration pause) implements Outcome {}
  }

  Outcome deliver(QueueMessage message) {
    var row = table.get(Keys.query(message.query()), true);
    var query = row == null ? null : RowCodec.query(row);
    if (query == null) {
      return new Outcome.Dropped("there is no such query any more");
    }
    var body = message.body().getBytes(UTF_8);
    var timestamp = clock.instant().getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", message.delivery());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        Signature.of(keys.of(query.key()), message.delivery(), timestamp, body));
    return switch (post.send(query.target(), headers, body)) {
      case WebhookPost.Answer.Status(var code) when code / 100 == 2 -> new Outcome.Delivered();
      case WebhookPost.Answer.Status(var code) when code == GONE ->
          new Outcome.Dropped("its target answers 410: delete the query");
      case WebhookPost.Answer.Status(var code) -> failed("the status " + code, message);
      case WebhookPost.Answer.Failed(var reason) -> failed(reason, message);
    };
  }

  private static Outcome failed(String reason, QueueMessage message) {
    return new Outcome.Failed(
        reason, PAUSES.get(Math.clamp(message.receives() - 1, 0, PAUSES.size() - 1)));
  }
}
