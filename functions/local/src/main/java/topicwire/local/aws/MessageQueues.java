package topicwire.local.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import topicwire.local.template.Deployment;
import topicwire.local.template.Deployment.QueueDefinition;

/// What the local stack says to its queues, by their names. Thread-safe.
public final class MessageQueues implements AutoCloseable {
  private final SqsClient client;
  private final URI address;
  private final Set<String> inOrder = ConcurrentHashMap.newKeySet();

  public MessageQueues(URI address) {
    this.address = address;
    this.client = Clients.sqs(address);
  }

  /// Makes the queues; those that others redrive to must stand among them.
  public void create(Collection<QueueDefinition> queues) {
    // A queue can name a dead-letter queue only when that is there.
    queues.stream().filter(queue -> queue.redrive().isEmpty()).forEach(this::create);
    queues.stream().filter(queue -> queue.redrive().isPresent()).forEach(this::create);
  }

  private void create(QueueDefinition queue) {
    var attributes = new HashMap<QueueAttributeName, String>();
    if (queue.inOrder()) {
      inOrder.add(queue.name());
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(queue.visibility().toSeconds()));
    queue
        .redrive()
        .ifPresent(redrive ->
            attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:%s:%s\",\"maxReceiveCount\":\"%d\"}"
                    .formatted(
                        Deployment.REGION,
                        Deployment.ACCOUNT,
                        served(redrive.deadLetterQueue()),
                        redrive.maximumReceives())));
    client.createQueue(request -> request.queueName(served(queue.name())).attributes(attributes));
  }

  public void send(String queue, String body) {
    client.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
  }

  /// Takes up to `most` (at most 10) messages, waiting a while for the first one.
  public List<Message> receive(String queue, int most, Duration wait) {
    return client
        .receiveMessage(request ->
            request
                .queueUrl(url(queue))
                .maxNumberOfMessages(most)
                .waitTimeSeconds((int) wait.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .map(message ->
            new Message(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                message.md5OfBody(),
                message.attributesAsStrings()))
        .toList();
  }

  /// Removes messages that are done with; at most 10.
  public void delete(String queue, List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    var entries =
        messages.stream()
            .map(message ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(message.id())
                    .receiptHandle(message.receipt())
                    .build())
            .toList();
    client.deleteMessageBatch(request -> request.queueUrl(url(queue)).entries(entries));
  }

  /// Lets a message come back after that time, in place of the queue's own.
  public void returnAfter(String queue, Message message, Duration delay) {
    client.changeMessageVisibility(request ->
        request
            .queueUrl(url(queue))
            .receiptHandle(message.receipt())
            .visibilityTimeout((int) delay.toSeconds()));
  }

  /// How many messages wait, or were taken and are neither removed nor back.
  public int depth(String queue) {
    var attributes =
        client
            .getQueueAttributes(request ->
                request
                    .queueUrl(url(queue))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  public URI address() {
    return address;
  }

  private String url(String queue) {
    return Deployment.queueUrl(address, served(queue)).toString();
  }

  private String served(String queue) {
    return Deployment.servedName(queue, inOrder.contains(queue));
  }

  @Override
  public void close() {
    client.close();
  }

  /// A message that was taken.
  ///
  /// @param attributes the system's: `ApproximateReceiveCount` and others
  public record Message(
      String id, String receipt, String body, String md5, Map<String, String> attributes) {
    public int receives() {
      return Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
    }
  }
}
