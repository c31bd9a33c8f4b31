package topicwire.reindex.sqs;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import topicwire.reindex.events.Delivery;
import topicwire.reindex.events.DeliveryQueue;
import topicwire.reindex.events.EventBusException;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;

/// A queue of Amazon SQS that keeps the order of each group, and knows a message by its id for five
/// minutes. Thread-safe.
public final class SqsDeliveryQueue implements DeliveryQueue {
  /// Bytes a request: 256 KB in every Region and for ever.
  private static final int BYTES = 250_000;

  private final SqsClient client;
  private final String url;

  public SqsDeliveryQueue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public int send(List<Delivery> deliveries) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    var bytes = 0;
    for (var delivery : deliveries) {
      // ASCII alone.
      bytes += delivery.message().length();
      if (bytes > BYTES && !entries.isEmpty()) {
        break;
      }
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageGroupId(delivery.group())
              .messageDeduplicationId(delivery.id())
              .messageBody(delivery.message())
              .build());
    }
    var taken = taken(entries);
    return taken == entries.size() && taken < deliveries.size()
        ? taken + send(deliveries.subList(taken, deliveries.size()))
        : taken;
  }

  private int taken(List<SendMessageBatchRequestEntry> entries) {
    try {
      return client
          .sendMessageBatch(request -> request.queueUrl(url).entries(entries))
          .failed()
          .stream()
          .map(BatchResultErrorEntry::id)
          .mapToInt(Integer::parseInt)
          .min()
          .orElse(entries.size());
    } catch (SdkException e) {
      throw new EventBusException(
          "SendMessageBatch of %d deliveries to %s failed: %s"
              .formatted(entries.size(), url, FailureKind.of(e)),
          WordlessFailure.of(e));
    }
  }
}
