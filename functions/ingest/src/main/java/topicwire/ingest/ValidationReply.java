package topicwire.ingest;

import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.Interpretation;

/// The answers of [ValidateFunction], as API Gateway takes them (payload format 2.0).
final class ValidationReply {
  private ValidationReply() {}

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /// What the file would become.
  static void write(String key, Interpretation interpretation, OutputStream out) {
    send(
        OK,
        "application/json",
        json -> {
          json.writeStringProperty("key", key);
          json.writeBooleanProperty("accepted", accepted(interpretation));
          json.writeStringProperty("state", interpretation.state().word());
          writeFlaws(json, accepted(interpretation) ? "warnings" : "flaws", interpretation.flaws());
          var content = content(interpretation);
          if (content != null) {
            json.writeName(
                interpretation instanceof Interpretation.Defined ? "definition" : "article");
            json.writeRawValue(content);
          }
        },
        out);
  }

  private static boolean accepted(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Published _,
          Interpretation.Draft _,
          Interpretation.Scheduled _,
          Interpretation.Expired _,
          Interpretation.Defined _,
          Interpretation.Configured _ ->
          true;
      case Interpretation.Rejected _, Interpretation.Ignored _, Interpretation.Deleted _ -> false;
    };
  }

  /// The file would not be looked at.
  static void writeIgnored(String key, OutputStream out) {
    send(
        OK,
        "application/json",
        json -> {
          json.writeStringProperty("key", key);
          json.writeBooleanProperty("accepted", false);
          json.writeStringProperty("state", "ignored");
          writeFlaws(
              json,
              "flaws",
              List.of(
                  new Flaw(
                      "key-ignored",
                      0,
                      null,
                      "Expected a key that ends in .md, .markdown or .html, outside the folders of"
                          + " the site's generator, or a definition in _data/topics; found one that"
                          + " is never looked at. Move or rename the file.")));
        },
        out);
  }

  /// The call was wrong: problem details as of RFC 9457.
  static void writeProblem(ValidationRequest.Invalid invalid, OutputStream out) {
    send(
        BAD_REQUEST,
        "application/problem+json",
        json -> {
          json.writeStringProperty("type", "about:blank");
          json.writeStringProperty("title", "Bad Request");
          json.writeNumberProperty("status", BAD_REQUEST);
          json.writeStringProperty("code", invalid.code());
          if (invalid.parameter() != null) {
            json.writeStringProperty("parameter", invalid.parameter());
          }
          json.writeStringProperty("detail", invalid.detail());
        },
        out);
  }

  private static @Nullable String content(Interpretation interpretation) {
    if (interpretation instanceof Interpretation.Defined(var definition, var _)) {
      return definition.json();
    }
    var article = interpretation.article();
    return article == null ? null : article.detail();
  }

  private static void writeFlaws(JsonGenerator json, String name, List<Flaw> flaws) {
    json.writeName(name);
    json.writeRawValue(FlawJson.ofFlaws(flaws));
  }

  private static void send(
      int status, String type, Consumer<JsonGenerator> content, OutputStream out) {
    var body = new StringWriter();
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), body)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("statusCode", status);
      json.writeObjectPropertyStart("headers");
      json.writeStringProperty("content-type", type);
      json.writeStringProperty("cache-control", "no-store");
      json.writeStringProperty("x-content-type-options", "nosniff");
      json.writeEndObject();
      json.writeStringProperty("body", body.toString());
      json.writeBooleanProperty("isBase64Encoded", false);
      json.writeEndObject();
    }
  }
}
