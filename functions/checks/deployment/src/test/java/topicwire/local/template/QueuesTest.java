package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The queues: nothing comes back too early, nothing is lost, nobody else puts anything in.
class QueuesTest {
  private static final int FORTNIGHT = 14 * 24 * 60 * 60;

  private final Deployed deployed = new Deployed();
  private final List<String> queues = deployed.all("AWS::SQS::Queue");

  @Test
  void queuePolicy_thatAdmitsTheBucket_isCreatedBeforeTheBucket() {
    assertThat(deployed.written("ArticleBucket").text("DependsOn")).isEqualTo("IngestQueuePolicy");
    // Or bucket and policy would wait for each other.
    assertThat(deployed.written("IngestQueuePolicy").value().toString())
        .doesNotContain("ArticleBucket");
  }

  @Test
  void batch_whileItRuns_doesNotComeBack() {
    var fed = new HashSet<String>();
    for (var function : deployed.deployment.functions()) {
      for (var source : function.sources()) {
        fed.add(source.queue());
        var queue = deployed.properties(source.queue());
        assertThat(queue.number("VisibilityTimeout", 30))
            .as(source.queue())
            .isGreaterThanOrEqualTo(6 * (int) function.timeout().toSeconds());
        assertThat(source.partial()).as(source.queue()).isTrue();
      }
    }
    assertThat(fed).isEqualTo(Set.of("IngestQueue", "ReindexQueue", "DeliveryQueue"));
  }

  @Test
  void reindex_duringUploads_leavesThemEnoughConcurrency() {
    var concurrency =
        deployed.deployment.functions().stream()
            .flatMap(function -> function.sources().stream())
            .collect(
                Collectors.toMap(
                    FunctionDefinition.QueueSource::queue,
                    FunctionDefinition.QueueSource::concurrency));

    assertThat(concurrency)
        .isEqualTo(Map.of("IngestQueue", 5, "ReindexQueue", 2, "DeliveryQueue", 10));
  }

  @Test
  void message_thatFailsFiveTimes_isKeptForFourteenDays() {
    for (var queue : List.of("IngestQueue", "ReindexQueue")) {
      var redrive = deployed.properties(queue).section("RedrivePolicy");
      // The ingest function rejects what cannot be read at the last receive: it knows this number.
      assertThat(redrive.number("maxReceiveCount", 0)).isEqualTo(5);
      assertThat(redrive.text("deadLetterTargetArn"))
          .isEqualTo("arn:aws:sqs:us-east-1:000000000000:IngestDeadLetterQueue");
    }
    for (var dead :
        List.of(
            "IngestDeadLetterQueue",
            "ReindexDeadLetterQueue",
            "EventsDeadLetterQueue",
            "DeliveryDeadLetterQueue")) {
      assertThat(deployed.properties(dead).number("MessageRetentionPeriod", 0))
          .isEqualTo(FORTNIGHT);
    }
  }

  /// Only what queues have put aside can be moved back; AWS refuses any other queue.
  @Test
  void deadLetters_thatTheDocumentsMoveBack_areThoseOfQueues() {
    var named =
        ((Map<?, ?>) deployed.part("Outputs").value())
            .keySet().stream()
                .map(String::valueOf)
                .filter(name -> name.endsWith("DeadLetterQueueArn"))
                .map(name -> name.substring(0, name.length() - "Arn".length()));
    assertThat(named).containsExactlyInAnyOrder("IngestDeadLetterQueue", "DeliveryDeadLetterQueue");
  }

  @Test
  void tick_thatCannotBeDelivered_isKept() {
    var schedule =
        deployed
            .properties("ReindexFunction")
            .section("Events")
            .section("Hourly")
            .section("Properties");

    // By its ARN: with "Type: SQS", SAM would make another queue of the same name.
    assertThat(schedule.section("DeadLetterConfig").value())
        .isEqualTo(Map.of("Arn", "arn:aws:sqs:us-east-1:000000000000:ReindexDeadLetterQueue"));
  }

  @Test
  void queues_atRestAndInTransit_areEncrypted() {
    assertThat(queues).hasSize(7);
    for (var queue : queues) {
      assertThat(deployed.properties(queue).text("SqsManagedSseEnabled")).isEqualTo("true");
      Policies.assertEncryptedConnectionsOnly(
          policyOf(queue), "sqs:*", "arn:aws:sqs:us-east-1:000000000000:" + queue);
    }
  }

  @Test
  void queuePolicy_ofEachQueue_letsOnlyThisBucketOfThisAccountSend() {
    for (var queue : queues) {
      var allowed =
          policyOf(queue).section("PolicyDocument").section("Statement").elements().stream()
              .filter(statement -> statement.text("Effect").equals("Allow"))
              .map(Section::value)
              .toList();
      assertThat(allowed)
          .isEqualTo(queue.equals("IngestQueue") ? List.of(bucketNotifies()) : List.of());
    }
  }

  private static Map<String, Object> bucketNotifies() {
    return Map.of(
        "Sid",
        "BucketNotifies",
        "Effect",
        "Allow",
        "Principal",
        Map.of("Service", "s3.amazonaws.com"),
        "Action",
        "sqs:SendMessage",
        "Resource",
        "arn:aws:sqs:us-east-1:000000000000:IngestQueue",
        "Condition",
        Map.of(
            "ArnEquals",
            Map.of("aws:SourceArn", "arn:aws:s3:::articles"),
            "StringEquals",
            Map.of("aws:SourceAccount", "000000000000")));
  }

  private Section policyOf(String queue) {
    var policies =
        deployed.all("AWS::SQS::QueuePolicy").stream()
            .map(deployed::properties)
            .filter(
                policy -> policy.texts("Queues").getFirst().matches(".*/" + queue + "(\\.fifo)?"))
            .toList();
    assertThat(policies).as("policies of " + queue).hasSize(1);
    return policies.getFirst();
  }
}
