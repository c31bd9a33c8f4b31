package topicwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topicwire.sync.UnreadableObject;
import topicwire.sync.keys.KeyMessage;

/// An object that the store has and never hands out: it is tried as often as any failure, and then
/// rejected, because what its key showed before is not what the bucket holds.
class UnreadableObjectTest {
  private static final String KEY = "_news/x.md";
  private static final String FILE = "---\ntitle: X\ntopics: [Tides]\n---\n";

  private final Deployment deployment = new Deployment();

  private String upload(int receives) {
    return deployment.handle(Events.received(receives, Events.put(KEY)));
  }

  private String reindex(int receives) {
    return deployment.handle(
        Events.received(receives, KeyMessage.of("articles", List.of(KEY)).getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void object_thatCannotBeRead_isRejectedAfterTheRetriesAndWithdraws(UnreadableObject reason) {
    deployment.upload(KEY, FILE);
    deployment.source.unreadable.put(KEY, reason);
    for (var receives = 1; receives < 5; receives++) {
      assertThat(upload(receives)).isEqualTo(Events.failures("m1"));
      assertThat(deployment.published()).containsExactly(KEY);
    }
    deployment.takeLog();

    assertThat(upload(5)).isEqualTo(Events.failures());
    assertThat(deployment.published()).isEmpty();
    assertThat(deployment.topics()).isEmpty();
    assertThat(deployment.rejected()).containsExactly(KEY + ": " + reason.flaw().code());
    assertThat(deployment.takeLog().getLast())
        .contains("\"Rejected\":1,\"Unreadable\":1,", "\"Failed\":0");
  }

  @Test
  void object_thatCanBeReadAgain_isPublishedWithoutAnUpload() {
    deployment.upload(KEY, FILE);
    deployment.source.unreadable.put(KEY, UnreadableObject.ARCHIVED);
    upload(5);

    deployment.source.unreadable.clear();
    assertThat(reindex(1)).isEqualTo(Events.failures());
    assertThat(deployment.published()).containsExactly(KEY);
    assertThat(deployment.rejected()).isEmpty();
  }

  /// A role that has lost the bucket's own key meets this at every object that a reindex names.
  @Test
  void reindex_ofAnObjectWhoseKeyMayNotBeUsed_withdrawsNothing() {
    deployment.upload(KEY, FILE);
    deployment.source.unreadable.put(KEY, UnreadableObject.KMS_KEY);
    assertThat(reindex(5)).isEqualTo(Events.failures("m1"));
    assertThat(deployment.published()).containsExactly(KEY);

    upload(5);
    assertThat(reindex(5)).as("already rejected").isEqualTo(Events.failures());
    assertThat(deployment.rejected()).containsExactly(KEY + ": object-encrypted");
  }

  /// It may mean anything, and also that the key does not exist.
  @Test
  void failure_ofTheStore_isNeverARejectionHoweverOftenTried() {
    deployment.upload(KEY, FILE);
    deployment.source.breakDown(KEY);
    for (var receives : List.of(1, 5, 6, 1_000)) {
      assertThat(upload(receives)).isEqualTo(Events.failures("m1"));
      assertThat(reindex(receives)).isEqualTo(Events.failures("m1"));
    }
    assertThat(deployment.published()).containsExactly(KEY);
    assertThat(deployment.rejected()).isEmpty();
  }

  @Test
  void anotherMessage_ofTheSameKeyInTheBatch_doesNotTakeTheLastTryAway() {
    deployment.source.unreadable.put(KEY, UnreadableObject.CUSTOMER_KEY);
    var last =
        "{\"messageId\":\"m2\",\"attributes\":{\"ApproximateReceiveCount\":\"5\"},\"body\":%s}"
            .formatted(Events.quote(Events.put(KEY)));
    assertThat(deployment.handle(Events.records(Events.message("m1", Events.put(KEY)), last)))
        .isEqualTo(Events.failures());
    assertThat(deployment.rejected()).containsExactly(KEY + ": object-encrypted");
  }
}
