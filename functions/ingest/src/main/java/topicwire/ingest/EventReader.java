package topicwire.ingest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads the event that the function was called with: a batch of a queue whose messages hold S3
/// notifications, or such a notification itself. Fields that are not needed may be anything.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">SQS event</a>
final class EventReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final int FIRST = 1;

  private final NotificationReader notifications;

  /// @param bucket the only bucket whose events are taken
  EventReader(String bucket) {
    notifications = new NotificationReader(bucket);
  }

  /// The messages of an event, in its order.
  ///
  /// @throws StreamReadException when the event as a whole is not JSON; a message whose body is not
  ///   is returned as unreadable
  List<Message> read(InputStream event) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      var messages = new ArrayList<Message>();
      var objects = new ArrayList<ObjectEvent>();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new StreamReadException(json, "expected an event object, found something else");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
          readRecords(json, messages, objects);
        } else {
          json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new StreamReadException(json, "expected one event object, found more behind it");
      }
      if (!objects.isEmpty()) {
        messages.add(notifications.message(null, FIRST, objects));
      }
      return messages;
    }
  }

  private void readRecords(JsonParser json, List<Message> messages, List<ObjectEvent> objects) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        readRecord(json, messages, objects);
      } else {
        // Not passed over: whoever sent it believes that it was dealt with.
        messages.add(
            Message.unreadable(
                null,
                "expected each of the event's Records to be an object, found "
                    + json.currentToken()));
        json.skipChildren();
      }
    }
  }

  /// One of `Records`: a queue's message, or an object's event.
  private void readRecord(JsonParser json, List<Message> messages, List<ObjectEvent> objects) {
    @Nullable String id = null;
    @Nullable String body = null;
    var receives = FIRST;
    @Nullable ObjectEvent object = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "messageId" -> id = text(json, token);
        case "body" -> body = text(json, token);
        case "attributes" -> receives = receives(json, token);
        case "s3" -> object = NotificationReader.readObject(json, token);
        default -> json.skipChildren();
      }
    }
    if (object != null) {
      objects.add(object);
    } else if (id != null) {
      messages.add(readBody(id, receives, body == null ? "" : body));
    } else {
      messages.add(
          Message.unreadable(
              null, "expected a record with messageId and body, or with s3, found neither"));
    }
  }

  /// The text at which the parser stands; null, and passed over, when it is anything else.
  static @Nullable String text(JsonParser json, JsonToken token) {
    if (token == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return null;
  }

  /// How often the queue has handed the message out; once, where it does not say.
  private static int receives(JsonParser json, JsonToken first) {
    var receives = FIRST;
    if (first != JsonToken.START_OBJECT) {
      json.skipChildren();
      return receives;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var isCount = json.currentName().equals("ApproximateReceiveCount");
      json.nextToken();
      if (isCount) {
        receives = json.getValueAsInt(FIRST);
      }
      json.skipChildren();
    }
    return receives;
  }

  private Message readBody(String id, int receives, String body) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      return notifications.read(id, receives, json);
    } catch (JacksonException e) {
      return Message.unreadable(
          id, "expected an S3 notification as JSON, found: " + e.getOriginalMessage());
    }
  }
}
