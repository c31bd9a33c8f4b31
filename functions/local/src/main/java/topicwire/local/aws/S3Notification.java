package topicwire.local.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.JsonMembers;
import topicwire.local.template.Deployment;

/// The message that S3 sends for a change, version 2.1 of its structure. Keys are form-encoded: a
/// space is `+`, `é` is `%C3%A9`, slashes stay.
final class S3Notification {
  private static final JsonMapper JSON = new JsonMapper();

  private S3Notification() {}

  static String of(Notifications.ObjectEvent event, String bucket, Instant time, long sequence) {
    var object = new LinkedHashMap<String, Object>();
    object.put("key", encode(event.key()));
    if (!event.etag().isEmpty()) {
      object.put("size", event.size());
      object.put("eTag", event.etag());
    }
    object.put("sequencer", "%016X".formatted(sequence));
    var s3 =
        JsonMembers.of(
            "s3SchemaVersion",
            "1.0",
            "configurationId",
            "local",
            "bucket",
            JsonMembers.of("name", bucket, "arn", "arn:aws:s3:::" + bucket),
            "object",
            object);
    var change =
        JsonMembers.of(
            "eventVersion",
            "2.1",
            "eventSource",
            "aws:s3",
            "awsRegion",
            Deployment.REGION,
            "eventTime",
            time.toString(),
            "eventName",
            event.name(),
            "userIdentity",
            JsonMembers.of("principalId", "local"),
            "requestParameters",
            JsonMembers.of("sourceIPAddress", "127.0.0.1"),
            "s3",
            s3);
    return JSON.writeValueAsString(JsonMembers.of("Records", List.of(change)));
  }

  static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
