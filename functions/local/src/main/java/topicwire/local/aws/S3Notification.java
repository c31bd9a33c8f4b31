package topicwire.local.aws;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.local.template.Deployment;

/**
 * The message that S3 sends for a change, version 2.1 of its structure. Keys are form-encoded: a
 * space is {@code +}, {@code é} is {@code %C3%A9}, slashes stay.
 */
final class S3Notification {
  private static final JsonFactory JSON = new JsonFactory();

  private S3Notification() {}

  static String of(Notifications.ObjectEvent event, String bucket, Instant time, long sequence) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject().writeName("Records").writeStartArray().writeStartObject();
      json.writeStringProperty("eventVersion", "2.1");
      json.writeStringProperty("eventSource", "aws:s3");
      json.writeStringProperty("awsRegion", Deployment.REGION);
      json.writeStringProperty("eventTime", time.toString());
      json.writeStringProperty("eventName", event.name());
      json.writeName("userIdentity").writeStartObject();
      json.writeStringProperty("principalId", "local").writeEndObject();
      json.writeName("requestParameters").writeStartObject();
      json.writeStringProperty("sourceIPAddress", "127.0.0.1").writeEndObject();
      json.writeName("s3").writeStartObject();
      json.writeStringProperty("s3SchemaVersion", "1.0");
      json.writeStringProperty("configurationId", "local");
      json.writeName("bucket").writeStartObject();
      json.writeStringProperty("name", bucket);
      json.writeStringProperty("arn", "arn:aws:s3:::" + bucket).writeEndObject();
      json.writeName("object").writeStartObject();
      json.writeStringProperty("key", encode(event.key()));
      if (!event.etag().isEmpty()) {
        json.writeNumberProperty("size", event.size());
        json.writeStringProperty("eTag", event.etag());
      }
      json.writeStringProperty("sequencer", "%016X".formatted(sequence)).writeEndObject();
      json.writeEndObject().writeEndObject().writeEndArray().writeEndObject();
    }
    return text.toString();
  }

  static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
