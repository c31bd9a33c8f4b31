package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import topicwire.index.layout.Compression;
import topicwire.index.layout.Keys;

/// From records of the table's stream to events.
class EventSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String KEY = "_news/a.md";

  private final List<PublicEvent> sent = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private boolean isBroken;

  private final EventSender sender = new EventSender(this::take, () -> NOW);

  private int take(List<PublicEvent> events) {
    if (isBroken) {
      throw new EventBusException("no answer", null);
    }
    assertThat(events).hasSizeBetween(1, EventBus.MAX_EVENTS);
    var taken = Math.min(room, events.size());
    sent.addAll(events.subList(0, taken));
    room -= taken;
    return taken;
  }

  @Test
  void rowOfAnArticle_thatWasNotPublic_isPublished() {
    send(put(7, ""));
    assertThat(json(0))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"%02d-000000000000007-1772366400\","
                    .formatted(Keys.logShard(KEY))
                + "\"source\":\"https://wire.example\",\"type\":\"article.published\","
                + "\"subject\":\"_news/a.md\",\"time\":\"2026-03-01T12:00:00Z\","
                + "\"sequence\":\"000000000000007\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"path\":\"_news/a.md\",\"article\":{\"title\":\"A\"}}}");
  }

  @Test
  void rowOfAnArticle_thatWasPublic_isAChange() {
    for (var was : List.of("=", "red blue", "", "?")) {
      send(put(7, ",\"was\":{\"S\":\"%s\"}".formatted(was)));
      assertThat(sent.getLast().type()).isEqualTo(PublicEvent.Type.CHANGED);
    }
  }

  @Test
  void rowOfAWithdrawal_namesTheKeyAndNoReason() {
    send(row(8, "\"kind\":{\"S\":\"gone\"},\"was\":{\"S\":\"red\"}"));
    assertThat(json(0)).endsWith("\"data\":{\"path\":\"_news/a.md\"}}").contains("withdrawn");
  }

  /// The tick that withdraws it comes within a minute; a record may come a day later.
  @Test
  void rowOfAnArticle_thatHasExpired_isAWithdrawalOrNothing() {
    send(put(7, ",\"until\":{\"S\":\"2026-03-01T12:00:00Z\"},\"was\":{\"S\":\"=\"}"));
    assertThat(json(0)).contains("\"type\":\"article.withdrawn\"").doesNotContain("title");
    send(put(8, ",\"until\":{\"S\":\"2026-03-01T12:00:00Z\"}"));
    assertThat(sent).hasSize(1);
    send(put(9, ",\"until\":{\"S\":\"2026-03-01T12:00:01Z\"}"));
    assertThat(sent.getLast().type()).isEqualTo(PublicEvent.Type.PUBLISHED);
  }

  /// The filter of the stream lets none of them through; nothing relies on it.
  @Test
  void rowsOfEverythingElse_areNoEvents() {
    var item = "\"item\":{\"B\":\"AAAA\"},\"dict\":{\"N\":\"1\"},\"path\":{\"S\":\"_drafts/d.md\"}";
    for (var pk :
        List.of("DRAFT-FEED", "DRAFT-ARTICLE#_drafts/d.md", "FEED", "LOG", "SOURCE#d", "LOG#99")) {
      var result =
          send(record("1", pk, "000000000000001", "\"kind\":{\"S\":\"put\"}," + item));
      assertThat(result).isEqualTo(new EventSender.Sent(0, 0, null, null));
    }
    send("{\"eventName\":\"REMOVE\",\"dynamodb\":{\"SequenceNumber\":\"1\"}}");
    send(row(3, "\"kind\":{\"S\":\"mark\"}").replace("\"path\":{\"S\":\"_news/a.md\"},", ""));
    assertThat(sent).isEmpty();
  }

  @Test
  void rowThatNoProgramWrote_isPassedOver() {
    var result = send(row(3, "\"kind\":{\"S\":\"put\"}"), put(4, ""));
    assertThat(result).isEqualTo(new EventSender.Sent(1, 1, null, null));
  }

  @Test
  void recordsBehindOneThatIsNotTaken_comeAgain() {
    var records = new String[25];
    for (var i = 0; i < records.length; i++) {
      records[i] = put(i + 1, "");
    }
    room = 13;
    var result = send(records);
    assertThat(result.events()).isEqualTo(13);
    assertThat(result.failed()).isEqualTo("s14");
    assertThat(result.problem())
        .isEqualTo("expected 10 events to be taken, found 7 refused or behind one that was");
    room = 100;
    isBroken = true;
    assertThat(send(records).failed()).isEqualTo("s1");
    isBroken = false;
    assertThat(send(records)).isEqualTo(new EventSender.Sent(25, 0, null, null));
    assertThat(sent.stream().map(PublicEvent::sequence).skip(13).toList()).isSorted().hasSize(25);
  }

  @Test
  void eventOfSomethingElse_isRefused() {
    for (var event : List.of("[]", "{\"Records\":[{\"s3\":{}}]}")) {
      assertThatThrownBy(() -> StreamRecordReader.read(stream(event)))
          .hasMessageContaining("expected");
    }
    assertThat(StreamRecordReader.read(stream("{}"))).isEmpty();
  }

  private EventSender.Sent send(String... records) {
    return sender.send(
        StreamRecordReader.read(stream("{\"Records\":[" + String.join(",", records) + "]}")));
  }

  private String json(int event) {
    return new String(sent.get(event).json("https://wire.example"), UTF_8);
  }

  private static String put(int position, String more) {
    var item = Base64.getEncoder().encodeToString(Compression.deflate("{\"title\":\"A\"}"));
    return row(
        position,
        "\"kind\":{\"S\":\"put\"},\"item\":{\"B\":\"%s\"},\"dict\":{\"N\":\"1\"},\"topics\":{\"SS\":[\"red\"]}%s"
            .formatted(item, more));
  }

  private static String row(int position, String attributes) {
    return record(
        "s" + position,
        Keys.logPartition(Keys.logShard(KEY)),
        "%015d".formatted(position),
        "\"path\":{\"S\":\"%s\"},\"at\":{\"N\":\"1772366400\"},%s".formatted(KEY, attributes));
  }

  private static String record(String number, String pk, String sk, String attributes) {
    var key = "\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"%s\"}".formatted(pk, sk);
    // A type that no program of ours writes is read past.
    var foreign = pk.equals("FEED") ? ",\"odd\":{\"L\":[{\"N\":\"1\"}]},\"half\":{\"N\":\"0.5\"}" : "";
    return """
        {"eventID":"e","eventName":"INSERT","dynamodb":{"ApproximateCreationDateTime":1772366400.0,
        "Keys":{%s},"NewImage":{%s,%s%s},"SequenceNumber":"%s","SizeBytes":1}}
        """
        .formatted(key, key, attributes, foreign, number);
  }

  private static ByteArrayInputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(UTF_8));
  }
}
