package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.local.aws.Clients;
import topicwire.local.aws.EventBusServer;
import topicwire.reindex.events.Delivery;
import topicwire.reindex.events.EventsFunction;
import topicwire.runtime.Environment;
import topicwire.testing.TimeLeft;

/// Whoever receives nothing but events has what is public, and whoever a standing query is for has
/// its list, after every commit of a random history. The function gets every row that is written,
/// as if the stream had no filter, and some of them again. `-Dtopicwire.seed=…` repeats a history.
@Tag("slow")
class EventHistoryTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OPERATIONS = 120;

  static List<Long> seeds() {
    return FollowerTest.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void events_ofARandomHistory_makeWhatIsPublic(long seed) throws Exception {
    var random = new Random(seed);
    var files = FollowerTest.files(random);
    var town = new FollowedTown(random);
    var texts = new CopyOnWriteArrayList<String>();
    try (var bus = EventBusServer.start(texts::add)) {
      var variables = new HashMap<>(Clients.lambdaVariables());
      variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.address().toString());
      variables.put("EVENT_BUS_NAME", "default");
      variables.put("TABLE_NAME", "table");
      var asker = new Asker();
      var function =
          new EventsFunction(new Environment(variables), town.table(), asker::take, town.clock());
      var stream = new Stream(town, function, random);
      var consumer = new Consumer();
      town.streamTo(() -> {
        stream.deliver();
        consumer.take(texts, town);
        asker.everAsked.addAll(town.publicArticles("&topics=ai%7Cred,-blue").keySet());
      });
      town.put(
          Asker.QUERY, "topics: ai|red,-blue\ntarget: https://hooks.example/\n".getBytes(UTF_8));
      town.drain();
      town.afterEachCommit(() -> {
        assertThat(consumer.held).as("seed %d", seed).isEqualTo(town.publicArticles(""));
        assertThat(asker.held)
            .as("seed %d, of a query", seed)
            .isEqualTo(town.publicArticles("&topics=ai%7Cred,-blue"));
      });
      for (var i = 0; i < OPERATIONS; i++) {
        var key = files.keys().get(random.nextInt(files.keys().size()));
        if (random.nextInt(4) == 0) {
          town.delete(key);
        } else {
          town.put(key, files.contents().get(random.nextInt(files.contents().size())));
        }
        town.work();
        if (random.nextInt(25) == 0) {
          town.pass(Duration.ofDays(random.nextInt(40)));
          town.collect();
        }
      }
      town.drain();
      assertThat(consumer.held)
          .isEqualTo(town.publicArticles(""))
          .containsOnlyKeys(town.expected());
      assertThat(consumer.named).isSubsetOf(town.everPublic());
      assertThat(consumer.types).hasSize(3);
      assertThat(asker.held).isEqualTo(town.publicArticles("&topics=ai%7Cred,-blue"));
      assertThat(asker.named).isSubsetOf(asker.everAsked);
      assertThat(consumer.repeated).isPositive();
      System.out.printf(
          "event histories: -Dtopicwire.seed=%d: %d events, %d repeated, of %d rows%n",
          seed, consumer.ids.size(), consumer.repeated, stream.written);
    }
  }

  /// The stream of the table: each row as it is after a commit that changed it.
  private static final class Stream {
    private final FollowedTown town;
    private final EventsFunction function;
    private final Random random;
    private final List<Map<String, Object>> last = new ArrayList<>();
    private Map<RowKey, Row> before = Map.of();
    private int written;

    Stream(FollowedTown town, EventsFunction function, Random random) {
      this.town = town;
      this.function = function;
      this.random = random;
    }

    void deliver() {
      var now = town.rows();
      var records = new ArrayList<Map<String, Object>>();
      if (random.nextInt(4) == 0) {
        records.addAll(last);
      }
      last.clear();
      now.forEach((key, row) -> {
        if (!row.equals(before.get(key))) {
          last.add(record(row));
        }
      });
      written += last.size();
      records.addAll(last);
      before = new HashMap<>(now);
      var answer = new ByteArrayOutputStream();
      try {
        function.handleRequest(
            new ByteArrayInputStream(JSON.writeValueAsBytes(Map.of("Records", records))),
            answer,
            TimeLeft.unasked());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(answer).hasToString("{\"batchItemFailures\":[]}");
    }

    private Map<String, Object> record(Row row) {
      var image = new HashMap<String, Object>();
      image.put("pk", Map.of("S", row.key().pk()));
      image.put("sk", Map.of("S", row.key().sk()));
      row.attributes().forEach((name, value) -> image.put(name, attribute(value)));
      return Map.of(
          "eventName",
          "MODIFY",
          "dynamodb",
          Map.of("SequenceNumber", "" + (written + last.size()), "NewImage", image));
    }

    private static Map<String, Object> attribute(Value value) {
      return switch (value) {
        case Value.Text(var text) -> Map.of("S", text);
        case Value.Whole(var number) -> Map.of("N", Long.toString(number));
        case Value.Bytes(var bytes) -> Map.of("B", bytes);
        case Value.Texts(var texts) -> Map.of("SS", texts);
        case Value.Other _ -> Map.of("NULL", true);
      };
    }
  }

  /// Whoever a standing query is for.
  private static final class Asker {
    static final String QUERY = "_data/queries/ai.yaml";

    private final Map<String, JsonNode> held = new TreeMap<>();
    private final Map<String, String> sequences = new HashMap<>();
    private final Set<String> named = new TreeSet<>();
    private final Set<String> everAsked = new TreeSet<>();

    int take(List<Delivery> deliveries) {
      for (var delivery : deliveries) {
        assertThat(delivery.message()).doesNotContain(FollowerTest.CANARY);
        var message = JSON.readTree(delivery.message());
        assertThat(message.path("query").asString()).isEqualTo(QUERY);
        take(JSON.readTree(message.path("body").asString()));
      }
      return deliveries.size();
    }

    private void take(JsonNode event) {
      var path = event.path("data").path("path").asString("");
      var sequence = event.path("data").path("sequence").asString("");
      if (sequence.compareTo(sequences.getOrDefault(path, "")) <= 0) {
        return; // a repetition, or query.changed
      }
      named.add(path);
      sequences.put(path, sequence);
      switch (event.path("type").asString()) {
        case "article.published" -> assertThat(held).doesNotContainKey(path);
        case "article.changed", "article.withdrawn" -> assertThat(held).containsKey(path);
        default -> throw new AssertionError("expected one of the three types, found " + event);
      }
      if (event.path("data").has("article")) {
        held.put(path, event.path("data").path("article"));
      } else {
        held.remove(path);
      }
    }
  }

  /// Who receives events, and passes over those that it has had.
  private static final class Consumer {
    private final Map<String, JsonNode> held = new TreeMap<>();
    private final Map<String, String> sequences = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> named = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private int read;
    private int repeated;

    void take(List<String> texts, FollowedTown town) {
      for (; read < texts.size(); read++) {
        assertThat(texts.get(read)).doesNotContain(FollowerTest.CANARY);
        take(JSON.readTree(texts.get(read)), town);
      }
    }

    private void take(JsonNode event, FollowedTown town) {
      var path = event.path("data").path("path").asString();
      assertThat(event.path("subject").asString()).isEqualTo(path);
      assertThat(event.path("source").asString()).isEqualTo("urn:topicwire:table");
      named.add(path);
      var sequence = event.path("sequence").asString();
      var isNew = sequence.compareTo(sequences.getOrDefault(path, "")) > 0;
      assertThat(ids.add(event.path("id").asString())).isEqualTo(isNew);
      if (!isNew) {
        repeated++;
        return;
      }
      assertThat(event.path("time").asString()).isEqualTo(town.clock().instant().toString());
      sequences.put(path, sequence);
      var type = event.path("type").asString();
      types.add(type);
      switch (type) {
        case "article.published" -> assertThat(held).doesNotContainKey(path);
        case "article.changed", "article.withdrawn" -> assertThat(held).containsKey(path);
        default -> throw new AssertionError("expected one of the three types, found " + type);
      }
      if (type.equals("article.withdrawn")) {
        held.remove(path);
      } else {
        held.put(path, event.path("data").path("article"));
      }
    }
  }
}
