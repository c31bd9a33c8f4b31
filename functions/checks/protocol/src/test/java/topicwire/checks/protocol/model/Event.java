package topicwire.checks.protocol.model;

/// What a bucket operation tells the queue.
public record Event(String key, boolean removed) {

  /// What the queue hands to the function: an SQS event of one record.
  String json() {
    return "{\"Records\":[{\"messageId\":\"m\",\"body\":\"%s\"}]}"
        .formatted(notification().replace("\"", "\\\""));
  }

  /// The message that the bucket sends to the queue.
  public String notification() {
    var name = removed ? "ObjectRemoved:Delete" : "ObjectCreated:Put";
    return "{\"Records\":[{\"eventName\":\"%s\",\"s3\":{\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":\"%s\"}}}]}"
        .formatted(name, Run.BUCKET, key);
  }
}
