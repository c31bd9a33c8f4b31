package topicwire.articles.spec;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import topicwire.articles.json.Json;
import topicwire.index.Article;
import topicwire.index.Flaw;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Window;

/// Writes an interpretation as the expectations of the specification have it.
final class SpecText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private SpecText() {}

  static String of(Interpretation interpretation) {
    return switch (interpretation) {
      case Interpretation.Published(var article, var warnings, var window) ->
          pretty(article(State.PUBLISHED, article, warnings, window));
      case Interpretation.Draft(var article, var warnings, var _) ->
          pretty(article(State.DRAFT, article, warnings, Window.ALWAYS));
      case Interpretation.Scheduled _, Interpretation.Expired _ ->
          throw new AssertionError("a parser knows no time");
      case Interpretation.Defined(var definition, var warnings) ->
          pretty(
              Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("state", "definition");
                json.writeStringProperty("slug", definition.slug());
                Json.raw(json, "definition", definition.json());
                var claims = definition.claims();
                Json.texts(json, "aliasSlugs", List.copyOf(claims.aliases()));
                Json.texts(json, "replacedSlugs", List.copyOf(claims.replaces()));
                Json.texts(json, "parentSlugs", List.copyOf(claims.parents()));
                if (definition.standsAlone()) {
                  json.writeBooleanProperty("standsAlone", true);
                }
                warnings(json, warnings);
                json.writeEndObject();
              }));
      case Interpretation.Queried(var query, var warnings) ->
          pretty(
              Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("state", "query");
                json.writeStringProperty("topics", query.topics().toString());
                json.writeStringProperty("target", query.target());
                warnings(json, warnings);
                json.writeEndObject();
              }));
      case Interpretation.Rejected(var flaws) ->
          flaws.stream().map(SpecText::line).collect(joining("\n", "", "\n"));
      case Interpretation.Configured(var content, var _, var definitions) ->
          "settings:\n"
              + content
              + definitions.stream()
                  .map(each ->
                      "defines %s %s %s\n".formatted(each.slug(), each.json(), each.claims()))
                  .collect(joining());
      case Interpretation.Ignored(var reason) -> "no article: " + line(reason) + "\n";
      case Interpretation.Deleted _ -> "deleted\n";
    };
  }

  static String line(Flaw flaw) {
    return "line %d · %s · %s · %s"
        .formatted(
            flaw.line(), flaw.field() == null ? "-" : flaw.field(), flaw.code(), flaw.message());
  }

  /// Lines that only one of the texts has, with a sign for which.
  static String difference(String before, String after) {
    var difference = new ArrayList<String>();
    var old = Arrays.asList(before.split("\n", -1));
    var now = Arrays.asList(after.split("\n", -1));
    old.stream().filter(line -> !now.contains(line)).forEach(line -> difference.add("- " + line));
    now.stream().filter(line -> !old.contains(line)).forEach(line -> difference.add("+ " + line));
    return String.join("\n", difference);
  }

  private enum State {
    PUBLISHED,
    DRAFT
  }

  private static String article(State state, Article article, List<Flaw> warnings, Window window) {
    return Json.write(json -> {
      json.writeStartObject();
      json.writeStringProperty("state", state == State.DRAFT ? "draft" : "published");
      if (window.from() != null) {
        json.writeStringProperty("from", window.from().toString());
      }
      if (window.until() != null) {
        json.writeStringProperty("until", window.until().toString());
      }
      json.writeStringProperty("second", article.publishedAt());
      if (!article.day().equals(Article.dayOf(article.publishedAt()))) {
        json.writeStringProperty("day", article.day());
      }
      json.writeArrayPropertyStart("topics");
      article.topics().forEach(topic -> json.writeString(label(topic)));
      json.writeEndArray();
      var category = article.category();
      @Nullable String label = category == null ? null : label(category);
      Json.text(json, "category", label);
      Json.text(json, "type", article.type());
      Json.text(json, "provider", article.provider());
      Json.whole(json, "quality", article.quality());
      Json.whole(json, "heat", article.heat());
      Json.text(json, "webUrl", article.webUrl());
      Json.texts(json, "aliases", article.aliases());
      Json.raw(json, "item", article.item());
      Json.raw(json, "detail", article.detail());
      warnings(json, warnings);
      json.writeEndObject();
    });
  }

  private static String label(Label label) {
    return label.slug() + " = " + label.name();
  }

  private static void warnings(JsonGenerator json, List<Flaw> warnings) {
    json.writeArrayPropertyStart("warnings");
    warnings.forEach(warning -> json.writeString(line(warning)));
    json.writeEndArray();
  }

  private static String pretty(String text) {
    var writer = new java.io.StringWriter();
    var indenter = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    var context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return printer;
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (var json = FACTORY.createGenerator(context, writer);
        var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      json.copyCurrentStructure(parser);
    }
    return writer + "\n";
  }
}
