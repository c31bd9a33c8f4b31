package topicwire.query.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import topicwire.index.Slug;
import topicwire.index.read.topic.Topic;
import topicwire.runtime.http.Json;

/// A topic as it is answered: slug, name, number of articles, and what its definition adds.
final class TopicJson {
  private TopicJson() {}

  static void write(Topic topic, JsonGenerator json) {
    json.writeStartObject();
    writeProperties(topic, false, json);
    json.writeEndObject();
  }

  /// As one of a tree, with the slugs of those directly above it that are shown as well.
  static void writeInTree(Topic topic, List<String> parents, JsonGenerator json) {
    json.writeStartObject();
    writeName(topic, json);
    writeWithDescendants(topic, json);
    json.writeArrayPropertyStart("parentSlugs");
    parents.forEach(json::writeString);
    json.writeEndArray();
    writeDefinition(topic, json);
    json.writeEndObject();
  }

  /// Without what its definition adds.
  static void writeBriefly(Topic topic, JsonGenerator json) {
    json.writeStartObject();
    writeName(topic, json);
    writeWithDescendants(topic, json);
    json.writeEndObject();
  }

  private static void writeWithDescendants(Topic topic, JsonGenerator json) {
    json.writeNumberProperty("articlesWithDescendants", topic.withDescendants());
  }

  private static void writeName(Topic topic, JsonGenerator json) {
    json.writeStringProperty("slug", topic.slug());
    json.writeStringProperty(
        "name",
        topic.name().isEmpty() ? definedName(topic.definition(), topic.slug()) : topic.name());
    json.writeNumberProperty("articles", topic.articles());
  }

  /// The properties alone, so that others can follow.
  ///
  /// @param isAbove whether the topic has others below it, and a number for all of them
  static void writeProperties(Topic topic, boolean isAbove, JsonGenerator json) {
    writeName(topic, json);
    if (isAbove) {
      writeWithDescendants(topic, json);
    }
    writeDefinition(topic, json);
  }

  private static void writeDefinition(Topic topic, JsonGenerator json) {
    var definition = topic.definition();
    if (definition != null) {
      writeDefinition(definition, json);
    }
  }

  /// All that a definition says but the name, which is the articles' matter.
  private static void writeDefinition(String definition, JsonGenerator json) {
    try (var parser = Json.parse(definition.getBytes(UTF_8))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        if (name.equals("name")) {
          parser.skipChildren();
        } else {
          json.writeName(name);
          json.copyCurrentStructure(parser);
        }
      }
    }
  }

  /// The topics of an article as it stands in lists: their names, by slug.
  static Map<String, String> namesOf(byte[] item) {
    var names = new HashMap<String, String>();
    try (var parser = Json.parse(item)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var isTopics = parser.currentName().equals("topics");
        if (parser.nextToken() != JsonToken.START_ARRAY || !isTopics) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          var name = parser.getValueAsString("");
          names.putIfAbsent(Slug.of(name), name);
          parser.skipChildren();
        }
      }
    }
    return names;
  }

  private static String definedName(@Nullable String definition, String otherwise) {
    if (definition != null) {
      try (var parser = Json.parse(definition.getBytes(UTF_8))) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          if (name.equals("name")) {
            return parser.getString();
          }
          parser.skipChildren();
        }
      }
    }
    return otherwise;
  }
}
