package topicwire.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import topicwire.sync.keys.KeyMessage;

/// Reads an S3 event notification, as S3 sends it, within a message of SNS, or as EventBridge has
/// it; or the keys of a [KeyMessage] of the reindex. The keys of the last two are not form-encoded.
/// Of each record only bucket and key matter: what happened to the object is for the bucket to say,
/// so an event name that is not known yet is as good as any.
///
/// Source: [Event message
/// structure](https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
final class NotificationReader {
  private final String bucket;

  NotificationReader(String bucket) {
    this.bucket = bucket;
  }

  /// The message for a notification; S3's own test event is one without keys.
  ///
  /// @param receives how often the queue has handed it out, this time included
  Message read(@Nullable String id, int receives, String text) {
    return read(id, receives, text, true);
  }

  /// @param mayWrap whether it may be a message of SNS, which holds the notification as a text
  private Message read(@Nullable String id, int receives, String text, boolean mayWrap) {
    try (var json = EventReader.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return read(id, receives, json, mayWrap);
    } catch (JacksonException e) {
      return Message.unreadable(
          id, "expected an S3 notification as JSON, found: " + e.getOriginalMessage());
    }
  }

  private Message read(@Nullable String id, int receives, JsonParser json, boolean mayWrap) {
    var objects = new ArrayList<ObjectEvent>();
    @Nullable String bucketOfKeys = null;
    @Nullable List<String> keys = null;
    @Nullable String wrapped = null;
    var isWrapped = false;
    var known = false;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return Message.unreadable(id, "expected an S3 notification, found no JSON object");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (name.equals("Records") && token == JsonToken.START_ARRAY) {
        known = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          objects.add(readRecord(json, json.currentToken()));
        }
      } else if (name.equals("Event") && "s3:TestEvent".equals(json.getValueAsString())) {
        known = true;
      } else if (name.equals("Type") && "Notification".equals(json.getValueAsString())) {
        isWrapped = mayWrap;
      } else if (name.equals("Message") && token == JsonToken.VALUE_STRING) {
        wrapped = json.getString();
      } else if (name.equals("detail") && token == JsonToken.START_OBJECT) {
        known = true;
        objects.add(readObject(json, token).plain());
      } else if (name.equals(KeyMessage.BUCKET) && token == JsonToken.VALUE_STRING) {
        bucketOfKeys = json.getString();
      } else if (name.equals(KeyMessage.LIST) && token == JsonToken.START_ARRAY) {
        keys = KeyMessage.read(json);
        if (keys == null) {
          return Message.unreadable(id, "expected keys to be texts, found something else");
        }
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      return Message.unreadable(id, "expected one S3 notification, found more behind it");
    }
    if (isWrapped && wrapped != null) {
      return read(id, receives, wrapped, false);
    }
    if (keys != null && !known) {
      return bucket.equals(bucketOfKeys)
          ? Message.ofReindex(id, keys, receives)
          : Message.unreadable(
              id,
              "expected keys of the bucket %s, found keys of %s: check the reindex function"
                  .formatted(bucket, bucketOfKeys));
    }
    return known
        ? message(id, receives, objects)
        : Message.unreadable(id, "expected an S3 notification with Records, found none");
  }

  /// The message for events of objects.
  Message message(@Nullable String id, int receives, List<ObjectEvent> objects) {
    var keys = new LinkedHashSet<String>();
    for (var object : objects) {
      if (object.bucket() == null || object.key() == null) {
        return Message.unreadable(
            id, "expected s3.bucket.name and s3.object.key in each record, found one without");
      }
      if (!object.bucket().equals(bucket)) {
        return Message.unreadable(
            id,
            "expected events of the bucket %s, found one of %s: check the notifications of both"
                .formatted(bucket, object.bucket()));
      }
      try {
        keys.add(object.decodedKey());
      } catch (IllegalArgumentException e) {
        return Message.unreadable(
            id, "expected a form-encoded s3.object.key, found: " + e.getMessage());
      }
    }
    return Message.ofUpload(id, List.copyOf(keys), receives);
  }

  private static ObjectEvent readRecord(JsonParser json, JsonToken first) {
    var object = ObjectEvent.NONE;
    if (first != JsonToken.START_OBJECT) {
      json.skipChildren();
      return object;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (name.equals("s3")) {
        object = readObject(json, token);
      } else {
        json.skipChildren();
      }
    }
    return object;
  }

  /// The value of a record's `s3`, or of the `detail` of EventBridge's event, at whose first token
  /// the parser stands.
  static ObjectEvent readObject(JsonParser json, JsonToken first) {
    @Nullable String bucket = null;
    @Nullable String key = null;
    if (first != JsonToken.START_OBJECT) {
      json.skipChildren();
      return ObjectEvent.NONE;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "bucket" -> bucket = readText(json, token, "name");
        case "object" -> key = readText(json, token, "key");
        default -> json.skipChildren();
      }
    }
    return new ObjectEvent(bucket, key, true);
  }

  /// One text field of the object at whose first token the parser stands.
  static @Nullable String readText(JsonParser json, JsonToken first, String field) {
    @Nullable String text = null;
    if (first != JsonToken.START_OBJECT) {
      json.skipChildren();
      return null;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (name.equals(field) && token == JsonToken.VALUE_STRING) {
        text = json.getString();
      } else {
        json.skipChildren();
      }
    }
    return text;
  }
}
