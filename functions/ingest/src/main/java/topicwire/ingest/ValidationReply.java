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
  private static final int UNAVAILABLE = 503;

  /// What the file would become.
  static void write(String key, Interpretation interpretation, OutputStream out) {
    send(
        OK,
        "application/json",
        json -> {
          json.writeStringProperty("key", key);
          json.writeBooleanProperty("accepted", accepted(interpretation));
          json.writeStringProperty("state", interpretation.state().word());
          if (interpretation instanceof Interpretation.Draft(var _, var _, var hiddenBy)) {
            json.writeArrayPropertyStart("hiddenBy");
            hiddenBy.forEach(json::writeString);
            json.writeEndArray();
          }
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
                      "Expected a key that ends in .md, .markdown, .html, .htm, .mdx, .qmd or .Rmd,"
                          + " outside the folders of the site's generator, or a definition in"
                          + " _data/topics; found one that is never looked at. Move or rename the"
                          + " file.")));
        },
        out);
  }

  /// The call was wrong: problem details as of RFC 9457.
  static void writeProblem(ValidationRequest.Invalid invalid, OutputStream out) {
    writeProblem(
        BAD_REQUEST, "Bad Request", invalid.code(), invalid.parameter(), invalid.detail(), out);
  }

  /// The settings in force could not be read.
  static void writeUnavailable(OutputStream out) {
    writeProblem(
        UNAVAILABLE,
        "Service Unavailable",
        "index-unavailable",
        null,
        "Expected the index to answer, found it slow or out of reach. Ask again in a few seconds.",
        out);
  }

  private static void writeProblem(
      int status,
      String title,
      String code,
      @Nullable String parameter,
      String detail,
      OutputStream out) {
    send(
        status,
        "application/problem+json",
        json -> {
          json.writeStringProperty("type", "about:blank");
          json.writeStringProperty("title", title);
          json.writeNumberProperty("status", status);
          json.writeStringProperty("code", code);
          if (parameter != null) {
            json.writeStringProperty("parameter", parameter);
          }
          json.writeStringProperty("detail", detail);
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
      if (status == UNAVAILABLE) {
        json.writeStringProperty("retry-after", "5");
      }
      json.writeEndObject();
      json.writeStringProperty("body", body.toString());
      json.writeBooleanProperty("isBase64Encoded", false);
      json.writeEndObject();
    }
  }
}
