package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topicwire.index.snapshot.Snapshot;

/// The bucket and the table: what is the publisher's is safe, and outlives the stack.
class StorageTest {
  private final Deployed deployed = new Deployed();
  private final Section bucket = deployed.properties("ArticleBucket");
  private final Section table = deployed.properties("ArticleTable");

  @Test
  void bucketAndTable_afterDeletionOfTheStack_remain() {
    var bucketWritten = deployed.written("ArticleBucket");
    var tableWritten = deployed.written("ArticleTable");
    assertThat(bucketWritten.text("DeletionPolicy")).isEqualTo("RetainExceptOnCreate");
    // With its protection from deletion, a failed deployment could not remove it.
    assertThat(tableWritten.text("DeletionPolicy")).isEqualTo("Retain");
    for (var written : List.of(bucketWritten, tableWritten)) {
      assertThat(written.text("UpdateReplacePolicy")).isEqualTo("Retain");
    }
    assertThat(table.text("DeletionProtectionEnabled")).isEqualTo("true");
  }

  @Test
  void overwrittenObject_withinNinetyDays_canBeRestored() {
    assertThat(bucket.section("VersioningConfiguration").text("Status")).isEqualTo("Enabled");
    var rule = bucket.section("LifecycleConfiguration").section("Rules").elements().getFirst();
    assertThat(rule.text("Status")).isEqualTo("Enabled");
    assertThat(rule.section("NoncurrentVersionExpiration").text("NoncurrentDays")).isEqualTo("90");
    // Only old versions end: an article does not expire.
    assertThat(rule.has("ExpirationInDays")).isFalse();
    assertThat(rule.has("ExpirationDate")).isFalse();
  }

  @Test
  void table_withinFiveWeeks_canBeRestoredToAnySecond() {
    assertThat(table.section("PointInTimeRecoverySpecification").text("PointInTimeRecoveryEnabled"))
        .isEqualTo("true");
  }

  @Test
  void bucketAndTable_atRest_areEncrypted() {
    assertThat(table.section("SSESpecification").text("SSEEnabled")).isEqualTo("true");
    assertThat(
            bucket
                .section("BucketEncryption")
                .section("ServerSideEncryptionConfiguration")
                .elements()
                .getFirst()
                .section("ServerSideEncryptionByDefault")
                .text("SSEAlgorithm"))
        .isEqualTo("AES256");
  }

  @Test
  void bucket_forAnybodyElse_isNotAccessible() {
    assertThat(bucket.section("PublicAccessBlockConfiguration").value())
        .isEqualTo(
            Map.of(
                "BlockPublicAcls", "true",
                "BlockPublicPolicy", "true",
                "IgnorePublicAcls", "true",
                "RestrictPublicBuckets", "true"));
    assertThat(
            bucket
                .section("OwnershipControls")
                .section("Rules")
                .elements()
                .getFirst()
                .text("ObjectOwnership"))
        .isEqualTo("BucketOwnerEnforced");
    Policies.assertEncryptedConnectionsOnly(
        deployed.properties("ArticleBucketPolicy"),
        "s3:*",
        "arn:aws:s3:::articles",
        "arn:aws:s3:::articles/*");
  }

  /// What was withdrawn does not live on in them.
  @Test
  void snapshot_afterItsTime_isDeletedWithoutAVersionLeft() {
    var snapshots = deployed.properties("SnapshotBucket");
    var rules = snapshots.section("LifecycleConfiguration").section("Rules").elements();
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().text("Status")).isEqualTo("Enabled");
    assertThat(rules.getFirst().number("ExpirationInDays", 0))
        .isEqualTo((int) Snapshot.LIFETIME.toDays());
    assertThat(rules.getFirst().has("Prefix")).isFalse();
    assertThat(snapshots.has("VersioningConfiguration")).isFalse();
    assertThat(snapshots.has("NotificationConfiguration")).isFalse();
  }

  @Test
  void snapshots_forAnybodyElse_areNotAccessible() {
    var snapshots = deployed.properties("SnapshotBucket");
    for (var part :
        List.of("PublicAccessBlockConfiguration", "OwnershipControls", "BucketEncryption")) {
      assertThat(snapshots.section(part).value()).isEqualTo(bucket.section(part).value());
    }
    Policies.assertEncryptedConnectionsOnly(
        deployed.properties("SnapshotBucketPolicy"),
        "s3:*",
        "arn:aws:s3:::snapshotbucket",
        "arn:aws:s3:::snapshotbucket/*");
    assertThat(deployed.written("SnapshotBucket").text("DeletionPolicy"))
        .isEqualTo("RetainExceptOnCreate");
  }

  @Test
  void objectChange_ofAnyKind_isSentToTheIngestQueue() {
    assertThat(deployed.deployment.bucket().notifications())
        .isEqualTo(
            Map.of(
                "s3:ObjectCreated:*", "IngestQueue",
                "s3:ObjectRemoved:*", "IngestQueue",
                "s3:LifecycleExpiration:*", "IngestQueue"));
  }

  @Test
  void table_whenIdle_costsNothing() {
    assertThat(table.text("BillingMode")).isEqualTo("PAY_PER_REQUEST");
  }
}
