package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import topicwire.index.expression.StandingQuery;
import topicwire.index.layout.RowDigest;
import topicwire.runtime.AsciiJson;

/// A message to whoever a standing query is for. The queue keeps it until it is delivered.
///
/// @param group deliveries of one leave in order: those of one key to one query
/// @param id the same whenever it is sent
/// @param message JSON in ASCII: the query, the id, and the body that is delivered
public record Delivery(String group, String id, String message) {
  private static final int DIGITS = 16;

  /// Of a change.
  ///
  /// @param type what it is to this query
  static Delivery of(StandingQuery query, PublicEvent.Type type, PublicEvent event) {
    return of(query, event.key(), event.id(), event.body(type, query.key()));
  }

  /// That a query is there, or asks for something else: whoever receives its events begins anew.
  ///
  /// @param number of the record in the stream
  static Delivery ofQuery(StandingQuery query, String number, byte[] body) {
    return of(query, "", number, body);
  }

  private static Delivery of(StandingQuery query, String key, String event, byte[] body) {
    // Two queries may have one target, which knows messages by their ids.
    var id = event + "-" + digest(query.key());
    var message =
        AsciiJson.object(json -> {
          json.writeStringProperty("query", query.key());
          json.writeStringProperty("id", id);
          json.writeStringProperty("body", new String(body, UTF_8));
        });
    return new Delivery(digest(query.key()) + digest(key), id, message);
  }

  private static String digest(String text) {
    return HexFormat.of()
        .formatHex(RowDigest.sha256().digest(text.getBytes(UTF_8)))
        .substring(0, DIGITS);
  }
}
