package topicwire.query.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import topicwire.index.read.time.Times;
import topicwire.index.table.Filter;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// Lists as JSON: {@code {"topic":{"slug","name"},"value":[…],"next":"…","nextCursor":"…"}}. Items
/// are ready-made and put together byte by byte.
public final class ListJson {

  /// Bytes that most answers have besides their items.
  private static final int AROUND = 500;

  private final Audience audience;

  public ListJson(Audience audience) {
    this.audience = audience;
  }

  public Reply reply(ArticleList listing) {
    var explain = explain(listing.call());
    var items = listing.page().shown().stream().map(this::item).toList();
    // Written once: a page that grows on the way is copied over and over.
    var size = items.stream().mapToInt(item -> item.length + 1).sum();
    var body = new ByteArrayOutputStream(size + AROUND);
    body.write('{');
    var heading = listing.heading();
    if (heading != null) {
      property(heading.kind(), heading(heading, listing), body);
      body.write(',');
    }
    if (!listing.unknown().isEmpty()) {
      var unknown = listing.unknown();
      property("unknownTopics", Json.write(json -> strings(unknown, json)), body);
      body.write(',');
    }
    name("value", body);
    value(items, body);
    var next = listing.next();
    if (next != null) {
      body.write(',');
      property("next", Json.write(json -> json.writeString(next)), body);
    }
    var cursor = listing.nextCursor();
    if (cursor != null) {
      body.write(',');
      property("nextCursor", Json.write(json -> json.writeString(cursor)), body);
    }
    if (explain) {
      body.write(',');
      property("explain", explanation(listing), body);
    }
    body.write('}');
    var reply = Reply.json(body.toByteArray());
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private static void property(String name, byte[] value, ByteArrayOutputStream body) {
    name(name, body);
    body.writeBytes(value);
  }

  private static void strings(List<String> texts, JsonGenerator json) {
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void name(String name, ByteArrayOutputStream body) {
    body.writeBytes(("\"" + name + "\":").getBytes(UTF_8));
  }

  private static byte[] heading(ArticleList.Heading heading, ArticleList listing) {
    var name = listing.name();
    return Json.object(json -> {
      json.writeStringProperty("slug", heading.slug());
      if (name != null) {
        json.writeStringProperty("name", name);
      }
      if (!heading.known()) {
        json.writeBooleanProperty("known", false);
      }
    });
  }

  private static void value(List<byte[]> items, ByteArrayOutputStream body) {
    body.write('[');
    for (var i = 0; i < items.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(items.get(i));
    }
    body.write(']');
  }

  private byte[] item(ArticlePage.Shown shown) {
    var item = shown.entry().item();
    if (audience == Audience.PUBLIC) {
      return item;
    }
    var stated = new ByteArrayOutputStream(item.length + AROUND);
    var entry = shown.entry();
    var state = Json.object(json -> writeState(entry.times(), entry.hiddenBy(), json));
    stated.write(state, 0, state.length - 1);
    stated.write(',');
    stated.write(item, 1, item.length - 1); // without the brace, which stands before the state
    return stated.toByteArray();
  }

  /// The state of an article, why it is hidden and when that changes: for editors.
  public static void writeState(Times times, List<String> hiddenBy, JsonGenerator json) {
    json.writeStringProperty("state", times.state().word());
    if (!hiddenBy.isEmpty()) {
      json.writeArrayPropertyStart("hiddenBy");
      hiddenBy.forEach(json::writeString);
      json.writeEndArray();
    }
    if (times.appearsAt() != null) {
      json.writeStringProperty("appearsAt", times.appearsAt());
    }
    if (times.expiresAt() != null) {
      json.writeStringProperty("expiresAt", times.expiresAt());
    }
  }

  private static boolean explain(Call call) {
    return switch (call.parameters().get("explain")) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ProblemException.invalid("explain", "Expected true or false. Use one of the two.");
    };
  }

  /// What the page took.
  private static byte[] explanation(ArticleList listing) {
    var page = listing.page();
    return Json.object(json -> {
      var expression = listing.expression();
      if (expression != null) {
        json.writeStringProperty("expression", expression.toString());
      }
      json.writeArrayPropertyStart("partitions");
      for (var reader : page.readers()) {
        json.writeStartObject();
        json.writeStringProperty("partition", reader.source().partition());
        json.writeStringProperty("topics", topics(reader.source().filters()));
        json.writeNumberProperty("rowsRead", reader.rowsRead());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("requests", page.requests());
      json.writeNumberProperty(
          "rowsRead", page.readers().stream().mapToInt(PartitionReader::rowsRead).sum());
      json.writeNumberProperty("returned", page.shown().size());
      json.writeNumberProperty(
          "readUnits", page.readers().stream().mapToDouble(PartitionReader::capacity).sum());
    });
  }

  /// The rest of a group of the expression, which rows were filtered by.
  private static String topics(List<Filter> filters) {
    return filters.stream()
        .flatMap(filter ->
            switch (filter) {
              case Filter.Has(var _, var slug) -> Stream.of(slug);
              case Filter.HasNot(var _, var slug) -> Stream.of("-" + slug);
              case Filter.Is _, Filter.AtLeast _ -> Stream.<String>empty();
            })
        .collect(Collectors.joining(","));
  }
}
