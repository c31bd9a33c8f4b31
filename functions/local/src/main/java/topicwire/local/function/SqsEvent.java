package topicwire.local.function;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.local.aws.MessageQueues.Message;
import topicwire.local.template.Deployment;

/** The event by which Lambda hands messages of a queue to a function. */
final class SqsEvent {
  private static final JsonFactory JSON = new JsonFactory();

  private SqsEvent() {}

  static byte[] of(String queue, List<Message> messages) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject().writeName("Records").writeStartArray();
      for (var message : messages) {
        json.writeStartObject();
        json.writeStringProperty("messageId", message.id());
        json.writeStringProperty("receiptHandle", message.receipt());
        json.writeStringProperty("body", message.body());
        json.writeName("attributes").writeStartObject();
        message.attributes().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeName("messageAttributes").writeStartObject().writeEndObject();
        json.writeStringProperty("md5OfBody", message.md5());
        json.writeStringProperty("eventSource", "aws:sqs");
        json.writeStringProperty(
            "eventSourceARN",
            "arn:aws:sqs:%s:%s:%s".formatted(Deployment.REGION, Deployment.ACCOUNT, queue));
        json.writeStringProperty("awsRegion", Deployment.REGION);
        json.writeEndObject();
      }
      json.writeEndArray().writeEndObject();
    }
    return bytes.toByteArray();
  }
}
