package topicwire.reindex.sqs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.telemetry.WordlessFailure;
import topicwire.sync.keys.KeyMessage;
import topicwire.sync.keys.KeyQueue;
import topicwire.sync.keys.KeyQueueException;

/// A queue of Amazon SQS. Thread-safe.
///
/// Source: [SendMessageBatch: some of the messages of a request that succeeds may have
/// failed](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html).
public final class SqsKeyQueue implements KeyQueue {
  /// Messages a request, and their bytes together: 256 KB in every Region and for ever.
  private static final int MESSAGES = 10;

  private static final int BYTES = 250_000;

  private static final int ATTEMPTS = 5;

  private final SqsClient client;
  private final String url;
  private final String bucket;

  public SqsKeyQueue(SqsClient client, String url, String bucket) {
    this.client = client;
    this.url = url;
    this.bucket = bucket;
  }

  @Override
  public void send(List<String> keys) {
    var together = new ArrayList<String>();
    var bytes = 0;
    for (var message : KeyMessage.of(bucket, keys)) {
      // At most three bytes for a char: good enough for a bound.
      var size = 3 * message.length();
      if (together.size() == MESSAGES || (bytes + size > BYTES && !together.isEmpty())) {
        sendAll(together);
        together.clear();
        bytes = 0;
      }
      together.add(message);
      bytes += size;
    }
    if (!together.isEmpty()) {
      sendAll(together);
    }
  }

  private void sendAll(List<String> messages) {
    var left = new HashMap<String, String>();
    for (var i = 0; i < messages.size(); i++) {
      left.put(Integer.toString(i), messages.get(i));
    }
    List<BatchResultErrorEntry> failed = List.of();
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      pause(attempt);
      failed = sendOnce(left);
      left.keySet().retainAll(failed.stream().map(BatchResultErrorEntry::id).toList());
      if (left.isEmpty()) {
        return;
      }
      if (failed.stream().anyMatch(entry -> Boolean.TRUE.equals(entry.senderFault()))) {
        break; // sent again, it would fail again
      }
    }
    var first = failed.getFirst();
    throw new KeyQueueException(
        "SendMessageBatch to %s: expected %d messages to be taken, found %d refused; the first: %s"
            .formatted(url, messages.size(), left.size(), first.code()),
        null);
  }

  private List<BatchResultErrorEntry> sendOnce(Map<String, String> messages) {
    var entries =
        messages.entrySet().stream()
            .map(message ->
                SendMessageBatchRequestEntry.builder()
                    .id(message.getKey())
                    .messageBody(message.getValue())
                    .build())
            .toList();
    try {
      return client.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).failed();
    } catch (SdkException e) {
      throw new KeyQueueException(
          "SendMessageBatch of %d messages to %s failed: %s"
              .formatted(messages.size(), url, FailureKind.of(e)),
          WordlessFailure.of(e));
    }
  }

  private static void pause(int attempt) {
    if (attempt == 0) {
      return;
    }
    try {
      Thread.sleep(50L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyQueueException("SendMessageBatch was interrupted before its next attempt", e);
    }
  }
}
