package topicwire.ingest;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.ContentState;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.Interpretation;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Reply;

/// What [ValidateFunction] answers of a file that can be looked at.
final class ValidationReply {
  private ValidationReply() {}

  /// What the file would become.
  static Reply of(String key, Interpretation interpretation) {
    var accepted = accepted(interpretation);
    return reply(
        key,
        accepted,
        interpretation.state().word(),
        json -> {
          if (interpretation instanceof Interpretation.Draft(var _, var _, var hiddenBy)) {
            json.writeArrayPropertyStart("hiddenBy");
            hiddenBy.forEach(json::writeString);
            json.writeEndArray();
          }
          writeFlaws(json, accepted ? "warnings" : "flaws", interpretation.flaws());
          var content = content(interpretation);
          if (content != null) {
            json.writeName(
                interpretation instanceof Interpretation.Defined ? "definition" : "article");
            json.writeRawValue(content);
          }
        });
  }

  private static boolean accepted(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Published _,
          Interpretation.Draft _,
          Interpretation.Scheduled _,
          Interpretation.Expired _,
          Interpretation.Defined _,
          Interpretation.Queried _,
          Interpretation.Configured _ ->
          true;
      case Interpretation.Rejected _, Interpretation.Ignored _, Interpretation.Deleted _ -> false;
    };
  }

  /// The file would not be looked at.
  static Reply ofIgnored(String key) {
    var flaw =
        new Flaw(
            "key-ignored",
            0,
            null,
            "Expected a key that ends in .md, .markdown, .html, .htm, .mdx, .qmd or .Rmd, outside"
                + " the folders of the site's generator, a definition in _data/topics or a query in"
                + " _data/queries; found one that is never looked at. Move or rename the file.");
    return reply(
        key, false, ContentState.IGNORED.word(), json -> writeFlaws(json, "flaws", List.of(flaw)));
  }

  private static Reply reply(
      String key, boolean accepted, String state, Consumer<JsonGenerator> rest) {
    return Reply.json(
        Json.object(json -> {
          json.writeStringProperty("key", key);
          json.writeBooleanProperty("accepted", accepted);
          json.writeStringProperty("state", state);
          rest.accept(json);
        }));
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
}
