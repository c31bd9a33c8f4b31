package topicwire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events as S3 and Lambda make them, as far as the function looks at them.
final class Events {
  private Events() {}

  static final String TEST =
      "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"articles\"}";

  /// A batch whose messages are called m1, m2 and so on.
  static String queue(String... bodies) {
    return records(
        IntStream.range(0, bodies.length).mapToObj(i -> message("m" + (i + 1), bodies[i])));
  }

  static String message(String id, String body) {
    return "{\"messageId\":%s,\"receiptHandle\":\"r\",\"body\":%s,\"attributes\":{\"a\":[{}]}}"
        .formatted(quote(id), quote(body));
  }

  /// A batch of one message that the queue has handed out so often.
  static String received(int times, String body) {
    return records(
        "{\"messageId\":\"m1\",\"body\":%s,\"attributes\":{\"ApproximateReceiveCount\":\"%d\"}}"
            .formatted(quote(body), times));
  }

  /// The notification that these keys were written.
  static String put(String... keys) {
    return records(Arrays.stream(keys).map(key -> record("articles", encode(key))));
  }

  /// One record of a notification; the key as it stands there.
  static String record(String bucket, String encodedKey) {
    return record("2.1", "ObjectCreated:Put", bucket, encodedKey);
  }

  static String record(String version, String name, String bucket, String encodedKey) {
    return """
    {"eventVersion":%s,"eventSource":"aws:s3","eventName":%s,"s3":{"s3SchemaVersion":"1.0",\
    "bucket":{"name":%s,"arn":"arn:aws:s3:::x"},"object":{"key":%s,"size":1,"eTag":"e"}}}\
    """
        .formatted(quote(version), quote(name), quote(bucket), quote(encodedKey));
  }

  /// A notification as SNS delivers it.
  static String ofSns(String notification) {
    return "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:x\",\"Message\":%s,\"Timestamp\":\"t\"}"
        .formatted(quote(notification));
  }

  /// An event of EventBridge; the key as it is.
  static String ofEventBridge(String bucket, String key) {
    return """
    {"version":"0","detail-type":"Object Created","source":"aws.s3","resources":["arn:aws:s3:::x"],\
    "detail":{"version":"0","bucket":{"name":%s},"object":{"key":%s,"size":1},"reason":"PutObject"}}\
    """
        .formatted(quote(bucket), quote(key));
  }

  static String records(String... records) {
    return records(Arrays.stream(records));
  }

  private static String records(Stream<String> records) {
    return records.collect(joining(",", "{\"Records\":[", "]}"));
  }

  /// As S3 writes keys: a form's encoding, but for the slash.
  static String encode(String key) {
    return URLEncoder.encode(key, UTF_8).replace("%2F", "/");
  }

  /// A text as a JSON string.
  static String quote(String text) {
    var quoted = new StringWriter();
    try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), quoted)) {
      json.writeString(text);
    }
    return quoted.toString();
  }

  /// The answer that names these messages.
  static String failures(String... ids) {
    return Arrays.stream(ids)
        .map("{\"itemIdentifier\":\"%s\"}"::formatted)
        .collect(joining(",", "{\"batchItemFailures\":[", "]}"));
  }
}
