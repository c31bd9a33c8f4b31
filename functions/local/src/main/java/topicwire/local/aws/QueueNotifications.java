package topicwire.local.aws;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import topicwire.local.template.Deployment.BucketDefinition;

/// Sends what happens in a bucket to the queues that the template names for it.
public final class QueueNotifications implements Notifications {
  private final BucketDefinition bucket;
  private final MessageQueues queues;
  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();

  public QueueNotifications(BucketDefinition bucket, MessageQueues queues, Clock clock) {
    this.bucket = bucket;
    this.queues = queues;
    this.clock = clock;
    sequence.set(clock.millis() << 16);
  }

  @Override
  public void happened(ObjectEvent event) {
    bucket
        .queueFor(event.name())
        .ifPresent(queue ->
            queues.send(
                queue,
                S3Notification.of(
                    event, bucket.name(), clock.instant(), sequence.incrementAndGet())));
  }
}
