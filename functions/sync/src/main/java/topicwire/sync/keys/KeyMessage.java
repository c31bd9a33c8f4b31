package topicwire.sync.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.runtime.AsciiJson;

/// Keys as bodies of messages, `{"bucket":"…","keys":["…","…"]}`: not form-encoded. Written by the
/// reindex, read by the function that ingests.
public final class KeyMessage {
  /// The field that names the bucket of the keys.
  public static final String BUCKET = "bucket";

  /// The field that lists them.
  public static final String LIST = "keys";

  /// What the ingest function reconciles in one go without coming near its time-out.
  static final int KEYS = 100;

  /// A key of 1,024 control characters takes six times as many bytes: a hundred of them would be
  /// too much for a message.
  static final int BYTES = 100_000;

  private KeyMessage() {}

  /// The bodies of as many messages as it takes, each of at most 100 keys and some 100,000 bytes.
  public static List<String> of(String bucket, List<String> keys) {
    var messages = new ArrayList<String>();
    var together = new ArrayList<String>();
    var bytes = 0;
    for (var key : keys) {
      // Of a control character JSON makes six.
      var size = 6 * key.getBytes(UTF_8).length;
      if (together.size() == KEYS || (bytes + size > BYTES && !together.isEmpty())) {
        messages.add(body(bucket, together));
        together.clear();
        bytes = 0;
      }
      together.add(key);
      bytes += size;
    }
    if (!together.isEmpty()) {
      messages.add(body(bucket, together));
    }
    return messages;
  }

  /// The keys of the array at whose start the parser stands; null when it holds anything but texts.
  public static @Nullable List<String> read(JsonParser json) {
    var keys = new ArrayList<String>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return null;
      }
      keys.add(json.getString());
    }
    return keys;
  }

  private static String body(String bucket, List<String> keys) {
    return AsciiJson.object(json -> {
      json.writeStringProperty(BUCKET, bucket);
      json.writeArrayPropertyStart(LIST);
      keys.forEach(json::writeString);
      json.writeEndArray();
    });
  }
}
