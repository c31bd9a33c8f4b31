package topicwire.reindex.events;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// Reads the event by which Lambda hands records of a stream to a function. Fields that are not
/// needed may be anything.
///
/// Source: [DynamoDB event](https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html).
final class StreamRecordReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private StreamRecordReader() {}

  /// The records, in the order of the stream.
  ///
  /// @throws StreamReadException when the event is none of a stream
  static List<StreamRecord> read(InputStream event) {
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), event)) {
      var records = new ArrayList<StreamRecord>();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new StreamReadException(json, "expected an event object, found something else");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Records")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            records.add(record(json));
          }
        } else {
          json.skipChildren();
        }
      }
      return records;
    }
  }

  private static StreamRecord record(JsonParser json) {
    @Nullable StreamRecord record = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT && name.equals("dynamodb")) {
        record = change(json);
      } else {
        json.skipChildren();
      }
    }
    if (record == null || record.sequenceNumber().isEmpty()) {
      throw new StreamReadException(
          json, "expected a record with dynamodb and its SequenceNumber, found none");
    }
    return record;
  }

  private static StreamRecord change(JsonParser json) {
    var sequenceNumber = "";
    @Nullable Row row = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "SequenceNumber" -> sequenceNumber = json.getString();
        case "NewImage" -> row = token == JsonToken.START_OBJECT ? row(json) : null;
        default -> json.skipChildren();
      }
    }
    return new StreamRecord(sequenceNumber, row);
  }

  private static @Nullable Row row(JsonParser json) {
    var attributes = new HashMap<String, Value>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      var value = value(json);
      if (value != null) {
        attributes.put(name, value);
      }
    }
    return attributes.remove("pk") instanceof Value.Text(var pk)
            && attributes.remove("sk") instanceof Value.Text(var sk)
        ? new Row(new RowKey(pk, sk), Map.copyOf(attributes))
        : null;
  }

  /// An attribute of the types that the index writes; null for another.
  private static @Nullable Value value(JsonParser json) {
    @Nullable Value value = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var type = json.currentName();
      var token = json.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        value =
            switch (type) {
              case "S" -> new Value.Text(json.getString());
              case "N" -> number(json.getString());
              case "B" -> new Value.Bytes(json.getBinaryValue());
              default -> null;
            };
      } else if (token == JsonToken.START_ARRAY && type.equals("SS")) {
        value = texts(json);
      } else {
        json.skipChildren();
      }
    }
    return value;
  }

  private static Value texts(JsonParser json) {
    var texts = new HashSet<String>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getString());
    }
    return new Value.Texts(texts);
  }

  private static @Nullable Value number(String digits) {
    try {
      return new Value.Whole(Long.parseLong(digits));
    } catch (NumberFormatException fraction) {
      return null;
    }
  }
}
