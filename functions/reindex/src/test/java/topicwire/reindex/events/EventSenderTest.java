package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topicwire.index.layout.Compression;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Value;
import topicwire.testing.table.InMemoryTable;

/// From records of the table's stream to events.
class EventSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String KEY = "_news/a.md";

  private final List<PublicEvent> sent = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private boolean isBroken;

  private final List<Delivery> deliveries = new ArrayList<>();
  private int roomForDeliveries = Integer.MAX_VALUE;
  private final InMemoryTable table = new InMemoryTable();
  private final EventSender sender =
      new EventSender(this::take, new StandingQueries(table), this::takeDeliveries, () -> NOW);

  private int takeDeliveries(List<Delivery> some) {
    var taken = Math.min(roomForDeliveries, some.size());
    deliveries.addAll(some.subList(0, taken));
    roomForDeliveries -= taken;
    return taken;
  }

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
      var result = send(record("1", pk, "000000000000001", "\"kind\":{\"S\":\"put\"}," + item));
      assertThat(result).isEqualTo(new EventSender.Sent(0, 0, 0, null, null));
    }
    send("{\"eventName\":\"REMOVE\",\"dynamodb\":{\"SequenceNumber\":\"1\"}}");
    send(row(3, "\"kind\":{\"S\":\"mark\"}").replace("\"path\":{\"S\":\"_news/a.md\"},", ""));
    assertThat(sent).isEmpty();
  }

  @Test
  void rowThatNoProgramWrote_isPassedOver() {
    var result = send(row(3, "\"kind\":{\"S\":\"put\"}"), put(4, ""));
    assertThat(result).isEqualTo(new EventSender.Sent(1, 0, 1, null, null));
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
        .isEqualTo("expected 10 to be taken, found 7 refused or behind one that was");
    room = 100;
    isBroken = true;
    assertThat(send(records).failed()).isEqualTo("s1");
    isBroken = false;
    assertThat(send(records)).isEqualTo(new EventSender.Sent(25, 0, 0, null, null));
    assertThat(sent.stream().map(PublicEvent::sequence).skip(13).toList()).isSorted().hasSize(25);
  }

  /// What a change is to somebody who sees nothing but the articles of a query.
  @Test
  void change_ofAnArticle_isDeliveredToTheQueriesThatItComesIntoStaysInOrLeaves() {
    ask("_data/queries/red.yaml", "red");
    ask("_data/queries/blue.yaml", "blue");
    ask("_data/queries/not-blue.yaml", "-blue");
    ask("_data/queries/none.yaml", "red,blue");
    send(put(1, ""));
    assertThat(delivered()).containsExactly("not-blue published", "red published");
    send(put(2, ",\"was\":{\"S\":\"=\"}"));
    assertThat(delivered()).containsExactly("not-blue changed", "red changed");
    send(put(3, ",\"was\":{\"S\":\"blue green\"}"));
    assertThat(delivered())
        .containsExactly("blue withdrawn", "not-blue published", "red published");
    send(put(4, ",\"was\":{\"S\":\"\"}"));
    assertThat(delivered()).containsExactly("not-blue changed", "red published");
    send(put(5, ",\"was\":{\"S\":\"?\"}"));
    assertThat(delivered())
        .containsExactly("blue withdrawn", "none withdrawn", "not-blue changed", "red changed");
    send(row(6, "\"kind\":{\"S\":\"gone\"},\"was\":{\"S\":\"blue red\"}"));
    assertThat(delivered()).containsExactly("blue withdrawn", "none withdrawn", "red withdrawn");
  }

  @Test
  void deliveries_ofOneKeyToOneQuery_areOneGroup_andKnownByTheirIds() {
    ask("_data/queries/a.yaml", "red");
    ask("_data/queries/b.yaml", "red");
    send(put(1, ""), put(2, ",\"was\":{\"S\":\"=\"}"));
    send(put(2, ",\"was\":{\"S\":\"=\"}"));
    assertThat(deliveries.stream().map(Delivery::group).distinct()).hasSize(2);
    assertThat(deliveries.stream().map(Delivery::id).distinct()).hasSize(4);
    assertThat(deliveries.getFirst().message())
        .contains("\\\"sequence\\\":\\\"000000000000001\\\"", "\\\"title\\\":\\\"A\\\"");
  }

  @Test
  void recordsBehindADelivery_thatIsNotTaken_comeAgain() {
    ask("_data/queries/a.yaml", "red");
    roomForDeliveries = 1;
    assertThat(send(put(1, ""), put(2, ""), put(3, "")).failed()).isEqualTo("s2");
  }

  @Test
  void query_thatIsWritten_isDeliveredItself() {
    send(
        record(
            "77",
            "QUERIES",
            "_data/queries/a.yaml",
            "\"expression\":{\"S\":\"red\"},\"target\":{\"S\":\"https://hooks.example/secret\"}"));
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().message())
        .contains("query.changed", "\\\"topics\\\":\\\"red\\\"")
        .doesNotContain("hooks.example");
    assertThat(sent).isEmpty();
  }

  private void ask(String key, String expression) {
    var row =
        new Row(
            Keys.query(key),
            Map.of(
                "expression",
                new Value.Text(expression),
                "target",
                new Value.Text("https://hooks.example/")));
    table.write(List.of(new Change.Put(row, Condition.NONE)));
  }

  /// Queries and what they saw, since it was asked last.
  private List<String> delivered() {
    var all =
        deliveries.stream()
            .map(Delivery::message)
            .map(message ->
                message.replaceFirst(".*queries/([a-z-]+)\\.yaml\".*article\\.([a-z]+).*", "$1 $2"))
            .sorted()
            .toList();
    deliveries.clear();
    return all;
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
    var foreign =
        pk.equals("FEED") ? ",\"odd\":{\"L\":[{\"N\":\"1\"}]},\"half\":{\"N\":\"0.5\"}" : "";
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
