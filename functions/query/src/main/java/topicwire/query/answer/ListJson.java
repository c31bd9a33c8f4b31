package topicwire.query.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.Visibility;
import topicwire.index.read.IndexReader;
import topicwire.query.article.Bodies;
import topicwire.query.list.ArticleList;
import topicwire.query.list.ArticlePage;
import topicwire.query.list.StateJson;
import topicwire.query.routing.Audience;
import topicwire.query.selection.FieldSelection;
import topicwire.query.selection.Inclusion;
import topicwire.query.survey.ListNumbers;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// Lists as JSON: {@code {"topic":{"slug","name"},"value":[…],"next":"…","nextCursor":"…"}}. Items
/// are ready-made and put together byte by byte.
public final class ListJson {
  /// Bytes that most answers have besides their items.
  private static final int AROUND = 500;

  private final IndexReader catalog;
  private final Audience audience;

  public ListJson(IndexReader catalog, Audience audience) {
    this.catalog = catalog;
    this.audience = audience;
  }

  public Reply reply(ArticleList listing) {
    var parameters = listing.call().parameters();
    var explain = listing.call().isTrue(Explanation.PARAMETER);
    var fields = FieldSelection.ofList(parameters);
    var included = Inclusion.of(parameters);
    var bodies = included.isAny() ? bodies(listing, included) : Map.<String, Bodies.Body>of();
    var items =
        listing.page().shown().stream()
            .map(shown -> withBody(item(shown, fields), bodies.get(shown.entry().key()), included))
            .toList();
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
    if (!listing.unknownAuthors().isEmpty()) {
      var unknown = listing.unknownAuthors();
      property("unknownAuthors", Json.write(json -> strings(unknown, json)), body);
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
    if (parameters.get("total") != null || parameters.get("facets") != null) {
      properties(Json.object(json -> ListNumbers.write(listing, catalog, json)), body);
    }
    if (explain) {
      body.write(',');
      property(Explanation.PARAMETER, Explanation.of(listing), body);
    }
    body.write('}');
    var reply = Reply.json(body.toByteArray());
    return next == null ? reply : reply.with("link", "<" + next + ">; rel=\"next\"");
  }

  private static void property(String name, byte[] value, ByteArrayOutputStream body) {
    name(name, body);
    body.writeBytes(value);
  }

  /// Those of another object.
  private static void properties(byte[] object, ByteArrayOutputStream body) {
    if (object.length > "{}".length()) {
      body.write(',');
      body.write(object, 1, object.length - 2);
    }
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

  private byte[] item(ArticlePage.Shown shown, FieldSelection fields) {
    var item = fields.of(shown.entry().item());
    if (audience == Audience.PUBLIC) {
      return item;
    }
    var stated = new ByteArrayOutputStream(item.length + AROUND);
    var entry = shown.entry();
    var state = Json.object(json -> StateJson.write(entry.times(), entry.hiddenBy(), json));
    stated.write(state, 0, state.length - 1);
    stated.write(',');
    stated.write(item, 1, item.length - 1); // without the brace, which stands before the state
    return stated.toByteArray();
  }

  private Map<String, Bodies.Body> bodies(ArticleList listing, Inclusion included) {
    var keys = listing.page().shown().stream().map(shown -> shown.entry().key()).toList();
    Bodies.requireFew(keys.size(), Inclusion.PARAMETER);
    return Bodies.of(
        catalog.details(Visibility.PUBLISHED, keys), listing.call()::origin, included.html());
  }

  /// The item with its body behind its fields.
  static byte[] withBody(byte[] item, Bodies.@Nullable Body body, Inclusion included) {
    if (body == null) {
      return item;
    }
    var more =
        Json.object(json -> {
          if (included.content()) {
            json.writeStringProperty("content", body.text());
          }
          if (included.html() && !body.html().isEmpty()) {
            json.writeStringProperty("contentHtml", body.html());
          }
        });
    var whole = new ByteArrayOutputStream(item.length + more.length);
    whole.write(item, 0, item.length - 1);
    properties(more, whole);
    whole.write('}');
    return whole.toByteArray();
  }
}
