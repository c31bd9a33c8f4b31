package topicwire.reindex.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;

/// Spoils a table: what a restored backup, a hand or a defect could leave in it.
public final class CorruptionGenerator {
  private static final List<String> KEYS =
      List.of("_news/00.md", "_news/07.md", "_news/none.md", "image.jpg", "_data/topics/t0.yaml");

  private final Random random;
  private final Map<RowKey, Row> rows;

  public CorruptionGenerator(Random random, Map<RowKey, Row> rows) {
    this.random = random;
    this.rows = new HashMap<>(rows);
  }

  public Map<RowKey, Row> spoilt(int times) {
    for (var i = 0; i < times; i++) {
      spoil();
    }
    return rows;
  }

  private void spoil() {
    switch (random.nextInt(15)) {
      case 0, 1 -> rows.remove(any().key());
      case 2 -> {
        var row = any();
        with(row, new HashMap<>(Map.of("garbage", text("x"))));
      }
      case 3 -> {
        var row = any();
        var attributes = new HashMap<>(row.attributes());
        attributes.keySet().removeIf(_ -> random.nextInt(3) == 0);
        with(row, attributes);
      }
      case 4 -> {
        var row = any();
        var attributes = new HashMap<>(row.attributes());
        attributes.replaceAll((_, value) -> random.nextInt(3) == 0 ? wrong(value) : value);
        with(row, attributes);
      }
      case 5 -> entry("TOPIC#t" + random.nextInt(9));
      case 6 -> entry(random.nextBoolean() ? "DRAFT-FEED" : "FEED");
      case 7 -> row(key(random.nextBoolean() ? "ARTICLE#" : "DRAFT-ARTICLE#"), "ARTICLE");
      case 8 -> row("TOPIC#t1", random.nextBoolean() ? "no entry" : "2024-03-01#x");
      case 9 -> count();
      case 12 -> log();
      case 13 ->
          row("LOG#%02d".formatted(random.nextInt(64)), "%015d".formatted(1 + random.nextInt(3)));
      case 14 -> head();
      case 10 -> row("URL#" + "ab".repeat(32), key(""));
      default ->
          rows.merge(
              new RowKey("URL#" + "ab".repeat(32), "URL"),
              new Row(
                  new RowKey("URL#" + "ab".repeat(32), "URL"),
                  Map.of("keys", new Value.Texts(Set.of(key(""))))),
              (_, row) -> row);
    }
  }

  private Row any() {
    var all = new ArrayList<>(rows.keySet());
    all.sort((a, b) -> (a.pk() + a.sk()).compareTo(b.pk() + b.sk()));
    var row = rows.get(all.get(random.nextInt(all.size())));
    return row == null ? new Row(new RowKey("FEED", "none"), Map.of()) : row;
  }

  private String key(String before) {
    return before + KEYS.get(random.nextInt(KEYS.size()));
  }

  private void entry(String partition) {
    row(partition, "2024-03-0%dT10:00:00Z#%s".formatted(1 + random.nextInt(2), key("")));
  }

  private void row(String pk, String sk) {
    var key = new RowKey(pk, sk);
    rows.put(key, new Row(key, Map.of("item", new Value.Bytes(new byte[] {1}))));
  }

  private void count() {
    var pk = random.nextBoolean() ? "TOPICS" : "MONTHS#t1";
    var sk =
        List.of("t1#T1#", "2024-03#T1#", "top##", "t2##").get(random.nextInt(4))
            + random.nextInt(8);
    var attributes = new HashMap<String, Value>();
    attributes.put("count", new Value.Whole(random.nextInt(5) - 2));
    if (random.nextBoolean()) {
      attributes.put("stamp", text("s"));
    }
    with(new Row(new RowKey(pk, sk), Map.of()), attributes);
  }

  /// The article of a row of the log, at another position.
  private void log() {
    var all = new ArrayList<Row>();
    rows.values().stream()
        .filter(row -> row.key().pk().startsWith("LOG#") && row.text("path") != null)
        .forEach(all::add);
    all.sort((a, b) -> (a.key().pk() + a.key().sk()).compareTo(b.key().pk() + b.key().sk()));
    if (!all.isEmpty()) {
      var row = all.get(random.nextInt(all.size()));
      var sort = "%015d".formatted(1 + random.nextInt(5));
      with(new Row(new RowKey(row.key().pk(), sort), Map.of()), row.attributes());
    }
  }

  private void head() {
    var attributes = new HashMap<String, Value>();
    attributes.put("position", new Value.Whole(random.nextInt(4)));
    attributes.put("floor", new Value.Whole(random.nextInt(2)));
    attributes.put("cleared", new Value.Whole(0));
    attributes.put("epoch", text("x"));
    with(new Row(new RowKey("LOG", "%02d".formatted(random.nextInt(64))), Map.of()), attributes);
  }

  private void with(Row row, Map<String, Value> given) {
    var attributes = new HashMap<>(given);
    // What cannot be in the database: an index's key that is not a text.
    for (var name : List.of("sources", "key", "hot")) {
      if (attributes.get(name) != null && !(attributes.get(name) instanceof Value.Text)) {
        attributes.remove(name);
      }
    }
    rows.put(row.key(), new Row(row.key(), attributes));
  }

  private Value wrong(Value value) {
    return switch (random.nextInt(5)) {
      case 0 -> text("garbage");
      case 1 -> new Value.Whole(random.nextInt(3));
      case 2 -> text("2020"); // before every instant, where "garbage" is behind
      case 3 -> new Value.Other(true);
      default -> value instanceof Value.Texts ? new Value.Texts(Set.of("a", "b#B")) : text("draft");
    };
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
