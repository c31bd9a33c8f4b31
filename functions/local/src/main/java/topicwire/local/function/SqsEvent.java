package topicwire.local.function;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.JsonMembers;
import topicwire.local.aws.MessageQueues.Message;
import topicwire.local.template.Deployment;

/// The event by which Lambda hands messages of a queue to a function.
final class SqsEvent {
  private static final JsonMapper JSON = new JsonMapper();

  private SqsEvent() {}

  static byte[] of(String queue, List<Message> messages) {
    return JSON.writeValueAsBytes(
        JsonMembers.of(
            "Records", messages.stream().map(message -> record(queue, message)).toList()));
  }

  private static Map<String, Object> record(String queue, Message message) {
    return JsonMembers.of(
        "messageId", message.id(),
        "receiptHandle", message.receipt(),
        "body", message.body(),
        "attributes", message.attributes(),
        "messageAttributes", Map.of(),
        "md5OfBody", message.md5(),
        "eventSource", "aws:sqs",
        "eventSourceARN",
            "arn:aws:sqs:%s:%s:%s".formatted(Deployment.REGION, Deployment.ACCOUNT, queue),
        "awsRegion", Deployment.REGION);
  }
}
