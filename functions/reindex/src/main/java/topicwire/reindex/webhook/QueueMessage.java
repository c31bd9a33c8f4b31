package topicwire.reindex.webhook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A message of the queue of deliveries.
///
/// @param receives how often the queue has handed it out
/// @param query the object key of the file of the standing query
/// @param delivery the id of the message to its receiver
/// @param body what is delivered
record QueueMessage(
    String id, String receipt, int receives, String query, String delivery, String body) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// What the function was called with.
  ///
  /// @param messages of a queue
  /// @param secretOf the query whose secret is asked for; null for none
  record Event(List<QueueMessage> messages, @Nullable String secretOf) {}

  /// Reads `{"Records":[…]}` of a queue, or `{"secretOf":"_data/queries/ai.yaml"}`.
  ///
  /// @throws JacksonException when it is not JSON
  static Event read(InputStream event) {
    var messages = new ArrayList<QueueMessage>();
    @Nullable String secretOf = null;
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        var token = json.nextToken();
        if (name.equals("Records") && token == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            messages.add(record(json));
          }
        } else if (name.equals("secretOf") && token == JsonToken.VALUE_STRING) {
          secretOf = json.getString();
        } else {
          json.skipChildren();
        }
      }
    }
    return new Event(messages, secretOf);
  }

  private static QueueMessage record(JsonParser json) {
    var id = "";
    var receipt = "";
    var receives = 1;
    var body = "{}";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        switch (name) {
          case "messageId" -> id = json.getString();
          case "receiptHandle" -> receipt = json.getString();
          case "body" -> body = json.getString();
          default -> {}
        }
      } else if (name.equals("attributes") && token == JsonToken.START_OBJECT) {
        receives = receives(json);
      } else {
        json.skipChildren();
      }
    }
    return ofBody(id, receipt, receives, body);
  }

  private static int receives(JsonParser json) {
    var receives = 1;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var isCount = json.currentName().equals("ApproximateReceiveCount");
      json.nextToken();
      if (isCount) {
        receives = json.getValueAsInt(1);
      }
      json.skipChildren();
    }
    return receives;
  }

  private static QueueMessage ofBody(String id, String receipt, int receives, String text) {
    var query = "";
    var delivery = "";
    var body = "";
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          json.skipChildren();
          continue;
        }
        switch (name) {
          case "query" -> query = json.getString();
          case "id" -> delivery = json.getString();
          case "body" -> body = json.getString();
          default -> {}
        }
      }
    }
    return new QueueMessage(id, receipt, receives, query, delivery, body);
  }
}
