package topicwire.local.template;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A key of the publisher's own: everything that holds files or keys of them is encrypted with it,
/// and every function may use it as far as it needs to.
class KeyTest {
  private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/1";
  private static final String READ = "kms:Decrypt";
  private static final String WRITE = "kms:GenerateDataKey";

  private final Deployed withKey = new Deployed(Map.of("KmsKeyArn", KEY));
  private final Deployed without = new Deployed();

  @Test
  void storage_whereAKeyIsNamed_isEncryptedWithIt() {
    var table = withKey.properties("ArticleTable").section("SSESpecification");
    assertThat(table.value())
        .isEqualTo(Map.of("SSEEnabled", "true", "SSEType", "KMS", "KMSMasterKeyId", KEY));
    for (var bucket : withKey.all("AWS::S3::Bucket")) {
      assertThat(encryption(withKey, bucket))
          .isEqualTo(
              Map.of(
                  "BucketKeyEnabled",
                  "true",
                  "ServerSideEncryptionByDefault",
                  Map.of("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", KEY)));
      assertThat(encryption(without, bucket))
          .isEqualTo(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")));
    }
    for (var group : withKey.all("AWS::Logs::LogGroup")) {
      assertThat(withKey.properties(group).text("KmsKeyId")).as(group).isEqualTo(KEY);
      assertThat(without.properties(group).has("KmsKeyId")).isFalse();
    }
  }

  private static Object encryption(Deployed deployed, String bucket) {
    return deployed
        .properties(bucket)
        .section("BucketEncryption")
        .section("ServerSideEncryptionConfiguration")
        .elements()
        .getFirst()
        .value();
  }

  /// The scheduler's role is not ours to give the key to; its ticks are no secret.
  @Test
  void queues_whereAKeyIsNamed_areEncryptedWithItButForTheOneOfTheScheduler() {
    var other = new ArrayList<String>();
    for (var queue : withKey.all("AWS::SQS::Queue")) {
      var properties = withKey.properties(queue);
      if (properties.text("SqsManagedSseEnabled").equals("true")) {
        other.add(queue);
      } else {
        assertThat(properties.text("KmsMasterKeyId")).as(queue).isEqualTo(KEY);
      }
      assertThat(without.properties(queue).has("KmsMasterKeyId")).isFalse();
    }
    assertThat(other).containsExactly("ReindexDeadLetterQueue");
  }

  /// All read the table, a queue or a bucket; three write to a queue or a bucket. DynamoDB asks for
  /// the table's own key, whatever is done with it.
  @Test
  void roles_whereAKeyIsNamed_mayUseIt() {
    var granted = new TreeMap<String, Set<String>>();
    for (var function : withKey.all("AWS::Serverless::Function")) {
      var role = Role.of(withKey, function);
      for (var action : List.of(READ, WRITE)) {
        assertThat(role.allows(new Role.Request(action, KEY.replace("key/1", "key/2"), Set.of())))
            .isFalse();
      }
      granted.put(
          function,
          Set.copyOf(
              List.of(READ, WRITE).stream()
                  .filter(action -> role.allows(new Role.Request(action, KEY, Set.of())))
                  .toList()));
      assertThat(Role.of(without, function).actions()).noneMatch(each -> each.startsWith("kms"));
    }
    assertThat(granted)
        .isEqualTo(
            Map.ofEntries(
                entry("IngestFunction", Set.of(READ)),
                entry("ReindexFunction", Set.of(READ, WRITE)),
                entry("SnapshotFunction", Set.of(READ, WRITE)),
                entry("EventsFunction", Set.of(READ, WRITE)),
                entry("DeliveryFunction", Set.of(READ)),
                entry("QueryFunction", Set.of(READ)),
                entry("EditorFunction", Set.of(READ)),
                entry("ValidateFunction", Set.of(READ))));
  }
}
