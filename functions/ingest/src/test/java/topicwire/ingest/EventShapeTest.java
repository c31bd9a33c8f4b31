package topicwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import topicwire.sync.keys.KeyMessage;

/// Every shape of event: what it is taken for, and that its neighbours are handled.
class EventShapeTest {
  private static final String KEY = "_news/x.md";

  private final Deployment deployment = new Deployment();

  @BeforeEach
  void upload() {
    deployment.bucket.put(KEY, "---\ntitle: X\n---\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2.1,  ObjectCreated:Put",
    "2.9,  ObjectCreated:CompleteMultipartUpload",
    "3.0,  ObjectCreated:SomethingNew",
    "2.1,  ObjectRemoved:Delete",
    "2.1,  ObjectRemoved:DeleteMarkerCreated",
    "2.3,  LifecycleExpiration:Delete",
    "2.3,  LifecycleExpiration:DeleteMarkerCreated",
    "2.1,  NothingKnown",
    "2.1,  ''",
  })
  void notification_ofAnyVersionOrEventName_causesAReadOfTheBucket(String version, String name) {
    var body = Events.records(Events.record(version, name, "articles", KEY));
    assertThat(deployment.handle(Events.queue(body))).isEqualTo(Events.failures());
    assertThat(deployment.published()).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Events.TEST,
        "{\"Records\":[]}",
        "{\"Records\":[],\"Later\":{\"Records\":[{\"s3\":1}]}}",
        "{\"Event\":\"s3:TestEvent\"}"
      })
  void notification_withoutKeys_isAcknowledged(String body) {
    assertThat(deployment.handle(Events.queue(body, Events.put(KEY)))).isEqualTo(Events.failures());
    assertThat(deployment.published()).containsExactly(KEY);
  }

  /// EventBridge does not encode keys, and this one would be another object's if it were decoded.
  private static final String PLUS = "_news/a+b %41.md";

  @Test
  void notificationThroughSnsOrEventBridge_inAQueueOrDirectly_isUnderstood() {
    var events =
        List.of(
            Events.queue(Events.ofSns(Events.put(PLUS))),
            Events.queue(Events.ofEventBridge("articles", PLUS)),
            Events.queue(Events.ofSns(Events.ofEventBridge("articles", PLUS))),
            Events.ofEventBridge("articles", PLUS),
            "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":%s}]}"
                .formatted(Events.ofSns(Events.put(PLUS))));
    for (var event : events) {
      deployment.bucket.delete(PLUS);
      deployment.handle(Events.queue(Events.put(PLUS)));
      deployment.bucket.put(PLUS, "---\ntitle: X\n---\n");
      assertThat(deployment.handle(event)).as(event).isEqualTo(Events.failures());
      assertThat(deployment.published()).as(event).contains(PLUS);
    }
    assertThat(deployment.handle(Events.queue(Events.ofSns(Events.TEST))))
        .isEqualTo(Events.failures());
  }

  @Test
  void notificationThroughSnsOrEventBridge_ofAnotherBucketOrUnreadable_fails() {
    for (var body :
        List.of(
            Events.ofEventBridge("other", KEY),
            Events.ofSns(Events.ofEventBridge("other", KEY)),
            Events.ofSns(Events.ofSns(Events.put(KEY))),
            Events.ofSns("no JSON"),
            "{\"detail\":{\"bucket\":{\"name\":\"articles\"}}}")) {
      assertThat(deployment.handle(Events.queue(body))).as(body).isEqualTo(Events.failures("m1"));
    }
  }

  @Test
  void unknownFields_ofAnyContent_areSkipped() {
    var body =
        """
        {"new":{"Records":[{"s3":{"bucket":{"name":"other"}}}]},"Records":[{"new":[[{"s3":1}]],
        "s3":{"new":{"key":"other.md"},"object":{"new":{"key":"other.md"},"key":"_news/x.md"},
        "bucket":{"new":[1],"name":"articles"}},"userIdentity":{"key":"other.md"}}],"old":null}
        """;
    assertThat(deployment.handle(Events.queue(body))).isEqualTo(Events.failures());
    assertThat(deployment.source.fetched).containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "null",
        "1",
        "[]",
        "\"{}\"",
        "{}",
        "{",
        "{\"Records\":[{}]}",
        "{\"Records\":[1]}",
        "{\"Records\":[[{}]]}",
        "{\"Records\":{}}",
        "{\"Records\":null}",
        "{\"Event\":\"s3:OtherEvent\"}",
        "{\"Event\":{\"s3:TestEvent\":1}}",
        "{\"Records\":[{\"s3\":null}]}",
        "{\"Records\":[{\"s3\":[{\"bucket\":{\"name\":\"articles\"}}]}]}",
        "{\"Records\":[{\"s3\":{\"bucket\":\"articles\",\"object\":\"a.md\"}}]}",
        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"articles\"},\"object\":{}}}]}",
        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":1},\"object\":{\"key\":\"a.md\"}}}]}",
        "{\"Records\":[]}{\"Records\":[]}",
        "{\"Records\":[]} trailing",
      })
  void message_thatIsNoNotification_failsAlone(String body) {
    assertThat(deployment.handle(Events.queue(body, Events.put(KEY))))
        .isEqualTo(Events.failures("m1"));
    assertThat(deployment.source.fetched).containsExactly(KEY);
  }

  @Test
  void event_ofAnotherBucket_failsAlone() {
    var other = Events.records(Events.record("other", "_news/other.md"));
    assertThat(deployment.handle(Events.queue(Events.put(KEY), other)))
        .isEqualTo(Events.failures("m2"));
    assertThat(deployment.source.fetched).containsExactly(KEY);
    assertThat(deployment.takeLog())
        .contains(
            "{\"level\":\"ERROR\",\"message\":\"expected events of the bucket articles, found one"
                + " of other: check the notifications of both\",\"messageId\":\"m2\"}");
  }

  /// A reindex of another deployment would have the wrong bucket looked at, and so articles
  /// withdrawn that are there.
  @Test
  void reindexKeys_ofAnotherOrNoBucket_failAlone() {
    var other = KeyMessage.of("other", List.of("_news/other.md")).getFirst();
    var unnamed = "{\"keys\":[\"_news/other.md\"]}";
    var own = KeyMessage.of("articles", List.of(KEY)).getFirst();
    assertThat(deployment.handle(Events.queue(other, unnamed, own)))
        .isEqualTo(Events.failures("m1", "m2"));
    assertThat(deployment.source.fetched).containsExactly(KEY);
    assertThat(deployment.takeLog().getFirst())
        .contains("expected keys of the bucket articles, found keys of other");
  }

  @Test
  void message_withOneRecordOfAnotherBucket_failsWithNothingFetched() {
    var body = Events.records(Events.record("articles", KEY), Events.record("other", "a.md"));
    assertThat(deployment.handle(Events.queue(body))).isEqualTo(Events.failures("m1"));
    assertThat(deployment.source.fetched).isEmpty();
  }

  @Test
  void message_withOneFailingRecord_failsAndItsRedeliveryDoesNoHarm() {
    deployment.source.breakDown("_news/y.md");
    var event = Events.queue(Events.put(KEY, "_news/y.md"));
    assertThat(deployment.handle(event)).isEqualTo(Events.failures("m1"));
    assertThat(deployment.published()).containsExactly(KEY);
    deployment.source.faults.clear();
    deployment.bucket.put("_news/y.md", "---\ntitle: Y\n---\n");
    assertThat(deployment.handle(event)).isEqualTo(Events.failures());
    assertThat(deployment.handle(event)).isEqualTo(Events.failures());
    assertThat(deployment.published()).containsExactly(KEY, "_news/y.md");
  }

  @Test
  void record_ofNeitherQueueNorBucket_failsTheCall() {
    assertThatThrownBy(() -> deployment.handle("{\"Records\":[{\"kinesis\":{}}]}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "expected a record with messageId and body, or with s3, found neither");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1      | VALUE_NUMBER_INT",
        "null   | VALUE_NULL",
        "[{}]   | START_ARRAY",
        "'\"x\"' | VALUE_STRING",
      })
  void record_thatIsNoObject_failsTheCallAfterTheOthersAreHandled(String record, String token) {
    var event = "{\"Records\":[%s,%s]}".formatted(record, Events.record("articles", KEY));
    assertThatThrownBy(() -> deployment.handle(event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "expected each of the event's Records to be an object, found " + token);
    assertThat(deployment.published()).containsExactly(KEY);
  }

  @Test
  void messageId_thatIsNoText_doesNotShiftTheFieldsAfterIt() {
    var event = "{\"Records\":[{\"messageId\":{\"messageId\":\"m1\"},\"body\":\"{}\"}]}";
    assertThatThrownBy(() -> deployment.handle(event))
        .hasMessageContaining(
            "expected a record with messageId and body, or with s3, found neither");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"s3\":1}]", "{\"body\":\"\"}", "7", "null"})
  void messageBody_thatIsNoText_failsItsMessage(String body) {
    assertThat(
            deployment.handle("{\"Records\":[{\"body\":%s,\"messageId\":\"m1\"}]}".formatted(body)))
        .isEqualTo(Events.failures("m1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "x", "{\"Records\":[", "{\"Records\":[{\"messageId\":\"m\"}", "{}{}"})
  void event_thatIsNoJsonObject_failsTheCall(String event) {
    assertThatThrownBy(() -> deployment.handle(event)).isInstanceOf(JacksonException.class);
  }

  @Test
  void message_withoutABody_fails() {
    assertThat(deployment.handle("{\"Records\":[{\"messageId\":\"m1\"}]}"))
        .isEqualTo(Events.failures("m1"));
  }
}
