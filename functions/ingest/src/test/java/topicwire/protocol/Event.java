package topicwire.protocol;

/** What a bucket operation tells the queue. */
record Event(String key, boolean removed) {

  /** The message as the queue hands it to the function: an SQS event of one record. */
  String json() {
    var name = removed ? "ObjectRemoved:Delete" : "ObjectCreated:Put";
    var notification =
        "{\"Records\":[{\"eventName\":\"%s\",\"s3\":{\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":\"%s\"}}}]}"
            .formatted(name, Run.BUCKET, key);
    return "{\"Records\":[{\"messageId\":\"m\",\"body\":\"%s\"}]}"
        .formatted(notification.replace("\"", "\\\""));
  }
}
