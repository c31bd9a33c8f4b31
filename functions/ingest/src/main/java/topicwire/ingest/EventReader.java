package topicwire.ingest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads the event that the function was called with: a batch of a queue or of SNS whose messages
/// hold S3 notifications, or such a notification itself, of S3 or of EventBridge. Fields that are
/// not needed may be anything.
///
/// Source: [SQS event](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html).
final class EventReader {
  static final JsonFactory FACTORY = new JsonFactory();

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
        var token = json.nextToken();
        if (token == JsonToken.START_ARRAY && name.equals("Records")) {
          readRecords(json, messages, objects);
        } else if (token == JsonToken.START_OBJECT && name.equals("detail")) {
          objects.add(NotificationReader.readObject(json, token).plain());
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

  /// One of `Records`: a queue's message, one of SNS, or an object's event.
  private void readRecord(JsonParser json, List<Message> messages, List<ObjectEvent> objects) {
    @Nullable String id = null;
    @Nullable String body = null;
    var receives = FIRST;
    @Nullable String published = null;
    @Nullable ObjectEvent object = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "messageId" -> id = text(json, token);
        case "body" -> body = text(json, token);
        case "attributes" -> receives = receives(json, token);
        case "s3" -> object = NotificationReader.readObject(json, token);
        case "Sns" -> published = NotificationReader.readText(json, token, "Message");
        default -> json.skipChildren();
      }
    }
    if (object != null) {
      objects.add(object);
    } else if (id != null) {
      messages.add(notifications.read(id, receives, body == null ? "" : body));
    } else if (published != null) {
      messages.add(notifications.read(null, FIRST, published));
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
}
