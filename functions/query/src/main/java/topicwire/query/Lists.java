package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.Catalog;
import topicwire.index.Entry;
import topicwire.index.Partition;
import topicwire.index.RowKey;
import topicwire.index.Utf8Order;
import topicwire.index.Visibility;
import topicwire.index.Walk;
import topicwire.query.http.Json;
import topicwire.query.http.Reply;

/** Lists of articles, newest first. One request to the table a page and state. */
final class Lists {
  private static final Utf8Order ORDER = Utf8Order.INSTANCE;

  private final Catalog catalog;
  private final Audience audience;

  Lists(Catalog catalog, Audience audience) {
    this.catalog = catalog;
    this.audience = audience;
  }

  /** {@code /topics/{topic}/articles}; a topic that nothing has is an empty list. */
  Reply ofTopic(Call call) {
    return named(call, "topic", Partition::topic);
  }

  /** {@code /categories/{category}/articles}. */
  Reply ofCategory(Call call) {
    return named(call, "category", Partition::category);
  }

  /** {@code /articles}. */
  Reply ofAll(Call call) {
    return page(call, Partition::feed, (_, _) -> {});
  }

  private Reply named(Call call, String what, BiFunction<Visibility, String, Partition> partition) {
    var slug = call.slug(what);
    return page(
        call,
        visibility -> partition.apply(visibility, slug),
        (entries, json) -> {
          json.writeObjectPropertyStart(what);
          json.writeStringProperty("slug", slug);
          var name = name(entries);
          if (name != null) {
            json.writeStringProperty("name", name);
          }
          json.writeEndObject();
        });
  }

  @FunctionalInterface
  private interface Heading {
    void write(List<Shown> entries, JsonGenerator json);
  }

  /** An entry, and where it is from. */
  private record Shown(Entry entry, Visibility visibility) {}

  private Reply page(Call call, Function<Visibility, Partition> partition, Heading heading) {
    var limit = Limit.of(call);
    var cursor = call.parameters().get("cursor");
    var after = cursor == null ? null : Cursor.read(cursor, list(call));
    var found = new ArrayList<Shown>();
    var bound = "";
    for (var visibility : audience.visible(call)) {
      var walk = walk(partition.apply(visibility), after, limit);
      var entries = catalog.entries(walk);
      entries.entries().forEach(entry -> found.add(new Shown(entry, visibility)));
      var next = entries.next();
      if (next != null && ORDER.compare(next.sort(), bound) > 0) {
        bound = next.sort(); // what lies behind it in the other state would come too early
      }
    }
    var least = bound;
    found.removeIf(shown -> ORDER.compare(shown.entry().sort(), least) < 0);
    found.sort(Comparator.comparing((Shown shown) -> shown.entry().sort(), ORDER).reversed());
    var more = found.size() > limit || !least.isEmpty();
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = more && !shown.isEmpty() ? next(call, shown.getLast()) : null;
    return reply(shown, heading, next);
  }

  /** One row more than is served tells whether there is a further page. */
  private static Walk walk(Partition partition, @Nullable String after, int limit) {
    var start = after == null ? null : new Walk.Position(new RowKey(partition.key(), after), after);
    return Walk.of(partition.key(), Walk.Order.NEWEST, limit + 1).after(start);
  }

  private Reply reply(List<Shown> shown, Heading heading, @Nullable String next) {
    var body =
        Json.object(json -> {
          heading.write(shown, json);
          json.writeArrayPropertyStart("value");
          shown.forEach(each -> write(each, json));
          json.writeEndArray();
          if (next != null) {
            json.writeStringProperty("next", next);
          }
        });
    var reply = Reply.json(body);
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  /** The item is ready-made JSON; editors are told its state in front. */
  private void write(Shown shown, JsonGenerator json) {
    var item = new String(shown.entry().item(), UTF_8);
    json.writeRawValue(
        audience == Audience.EDITOR
            ? "{\"state\":\"" + Articles.state(shown.visibility()) + "\"," + item.substring(1)
            : item);
  }

  private static String next(Call call, Shown last) {
    return call.reference("cursor", Cursor.write(list(call), last.entry().sort()));
  }

  /** What tells this list from others; the limit may change from page to page. */
  private static String list(Call call) {
    return call.path() + " " + call.parameters().get("state");
  }

  /** The most frequent spelling on the page, of several the smallest: no further request for it. */
  private static @Nullable String name(List<Shown> shown) {
    return shown.stream()
        .map(each -> each.entry().name())
        .filter(name -> name != null)
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .entrySet()
        .stream()
        .min(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
