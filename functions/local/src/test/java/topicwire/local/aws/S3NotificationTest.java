package topicwire.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.aws.Notifications.ObjectEvent;

class S3NotificationTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant TIME = Instant.parse("2026-03-01T08:30:00.123Z");

  @Test
  void notification_ofCreatedObject_hasTheWholeFormatOfS3() {
    var event = new ObjectEvent("ObjectCreated:Put", "_news/a b.md", 5, "5d41");

    assertThat(JSON.readTree(S3Notification.of(event, "articles", TIME, 255)))
        .isEqualTo(
            JSON.readTree(
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",\
                "eventTime":"2026-03-01T08:30:00.123Z","eventName":"ObjectCreated:Put",\
                "userIdentity":{"principalId":"local"},\
                "requestParameters":{"sourceIPAddress":"127.0.0.1"},\
                "s3":{"s3SchemaVersion":"1.0","configurationId":"local",\
                "bucket":{"name":"articles","arn":"arn:aws:s3:::articles"},\
                "object":{"key":"_news/a+b.md","size":5,"eTag":"5d41","sequencer":"00000000000000FF"}}}]}\
                """));
  }

  @Test
  void notification_ofRemovedObject_hasKeyAndSequencerButNoSizeOrETag() {
    var event = new ObjectEvent("ObjectRemoved:Delete", "a.md", 0, "");

    assertThat(S3Notification.of(event, "articles", TIME, 1))
        .contains("\"object\":{\"key\":\"a.md\",\"sequencer\":\"0000000000000001\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "_news/a b.md, _news/a+b.md",
    "c++.md, c%2B%2B.md",
    "100%.md, 100%25.md",
    "é.md, %C3%A9.md",
    "x&y=z?.md, x%26y%3Dz%3F.md",
    "😀/..//x.md, %F0%9F%98%80/..//x.md"
  })
  void keys_withSpecialCharacters_areFormEncodedExceptForSlashes(String key, String encoded) {
    assertThat(S3Notification.encode(key)).isEqualTo(encoded);
  }
}
