package topicwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The answer names each message that is to come again, once, and no other.
class BatchResponseTest {
  private static final String GOOD = "---\ntitle: Good\n---\n";

  /// What a message can be; whether it is to come again stands in its name.
  private enum Kind {
    ARTICLE_DONE("_news/%d.md"),
    REJECTED_DONE("_news/flawed-%d.md"),
    IGNORED_DONE("_news/%d.png"),
    ABSENT_DONE("_news/absent-%d.md"),
    TEST_EVENT_DONE(""),
    UNREACHABLE_AGAIN("_news/unreachable-%d.md"),
    DEEP_STACK_AGAIN("_news/deep-%d.md"),
    UNREADABLE_AGAIN("");

    private final String pattern;

    Kind(String pattern) {
      this.pattern = pattern;
    }

    boolean again() {
      return name().endsWith("_AGAIN");
    }

    /// Prepares the bucket for the message at a place of the batch; its body.
    String prepare(Deployment deployment, int place) {
      var key = pattern.formatted(place);
      switch (this) {
        case ARTICLE_DONE -> deployment.bucket.put(key, GOOD);
        case REJECTED_DONE -> deployment.bucket.put(key, "no front matter");
        case UNREACHABLE_AGAIN -> deployment.source.breakDown(key);
        case DEEP_STACK_AGAIN -> deployment.source.faults.put(key, new StackOverflowError());
        case IGNORED_DONE, ABSENT_DONE, TEST_EVENT_DONE, UNREADABLE_AGAIN -> {}
      }
      return switch (this) {
        case TEST_EVENT_DONE -> Events.TEST;
        case UNREADABLE_AGAIN -> "not a notification";
        default -> Events.put(key);
      };
    }
  }

  @Test
  void batchResponse_toEveryCombinationOfThreeMessages_namesExactlyTheFailedOnes() {
    for (var first : Kind.values()) {
      for (var second : Kind.values()) {
        for (var third : Kind.values()) {
          var deployment = new Deployment();
          var kinds = new Kind[] {first, second, third};
          var bodies = new String[kinds.length];
          var again = new ArrayList<String>();
          for (var i = 0; i < kinds.length; i++) {
            bodies[i] = kinds[i].prepare(deployment, i);
            if (kinds[i].again()) {
              again.add("m" + (i + 1));
            }
          }
          assertThat(deployment.handle(Events.queue(bodies)))
              .as("%s %s %s", first, second, third)
              .isEqualTo(Events.failures(again.toArray(String[]::new)));
        }
      }
    }
  }

  @Test
  void message_ofTwoRecordsThatBothFail_failsOnce() {
    var deployment = new Deployment();
    deployment.source.breakDown("a.md");
    deployment.source.breakDown("b.md");
    assertThat(deployment.handle(Events.queue(Events.put("a.md", "b.md"))))
        .isEqualTo(Events.failures("m1"));
  }

  @Test
  void everyMessage_thatNamesAFailingKey_fails() {
    var deployment = new Deployment();
    deployment.source.breakDown("a.md");
    deployment.bucket.put("b.md", GOOD);
    assertThat(
            deployment.handle(
                Events.queue(Events.put("a.md"), Events.put("b.md"), Events.put("b.md", "a.md"))))
        .isEqualTo(Events.failures("m1", "m3"));
    assertThat(deployment.published()).containsExactly("b.md");
  }

  @Test
  void failedMessageId_occurringTwice_isNamedOnce() {
    var deployment = new Deployment();
    var message = Events.message("twin", "unreadable");
    assertThat(deployment.handle(Events.records(message, message)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"twin\"}]}");
  }

  @Test
  void batch_ofNoMessages_hasNoFailures() {
    assertThat(new Deployment().handle(Events.queue())).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void key_occurringMoreThanOnceInABatch_isReconciledOnce() {
    var deployment = new Deployment();
    deployment.bucket.put("a.md", GOOD);
    deployment.handle(Events.queue(Events.put("a.md", "a.md"), Events.put("a.md")));
    assertThat(deployment.takeLog())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"level\":\"INFO\",\"key\":\"a.md\",\"outcome\":\"published\"");
  }

  @Test
  void event_withoutAQueueAndWithAFailingKey_throwsAnException() {
    var deployment = new Deployment();
    deployment.bucket.put("a.md", GOOD);
    deployment.source.breakDown("b.md");
    assertThatThrownBy(() -> deployment.handle(Events.put("a.md", "b.md")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "expected every key of the event to be reconciled, found some that were not: [a.md,"
                + " b.md]; the log says why, the event is to be sent again");
    assertThat(deployment.published()).containsExactly("a.md");
    deployment.source.faults.clear();
    assertThat(deployment.handle(Events.put("a.md", "b.md"))).isEqualTo(Events.failures());
  }
}
