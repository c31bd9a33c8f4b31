package topicwire.reindex.sqs;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Has a message of Amazon SQS come back later than its queue would have it. Thread-safe.
public final class SqsPause {
  private final SqsClient client;
  private final String url;

  public SqsPause(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /// Where this fails, the message comes back after the time of the queue: soon enough.
  ///
  /// @param receipt by which the message was taken
  /// @param time at most twelve hours
  public void after(String receipt, Duration time) {
    try {
      client.changeMessageVisibility(request ->
          request.queueUrl(url).receiptHandle(receipt).visibilityTimeout((int) time.toSeconds()));
    } catch (SdkException later) {
      // See above.
    }
  }
}
