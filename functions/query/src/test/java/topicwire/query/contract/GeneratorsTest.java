package topicwire.query.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import topicwire.query.routing.OpenApiDocument;

/// The description avoids what generators of clients misread, though OpenAPI 3.1 allows it.
class GeneratorsTest {
  private static final Pattern VERB =
      Pattern.compile("(list|get|head|validate|call)[A-Z][A-Za-z]*");

  private final ContractDocument document =
      new ContractDocument(new String(OpenApiDocument.reply("").body(), UTF_8));

  @Test
  void properties_none_areBooleanSchemas() {
    var found = new ArrayList<String>();
    visit(
        "",
        document.at(""),
        (pointer, node) -> {
          for (var property : node.path("properties").properties()) {
            if (property.getValue().isBoolean()) {
              found.add(pointer + "/properties/" + property.getKey());
            }
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void enumsAndConstants_all_haveATypeBesideThem() {
    var found = new ArrayList<String>();
    visit(
        "",
        document.at(""),
        (pointer, node) -> {
          if ((node.has("enum") || node.has("const")) && !node.path("type").isString()) {
            found.add(pointer);
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void composedSchemas_all_haveTheirOwnPropertiesInAllOf() {
    var found = new ArrayList<String>();
    visit(
        "",
        document.at(""),
        (pointer, node) -> {
          if (node.has("allOf") && (node.has("properties") || node.has("type"))) {
            found.add(pointer);
          }
        });
    assertThat(found).isEmpty();
  }

  /// Generators make a type of each, and some fold case.
  @Test
  void components_ofTwoKinds_haveTwoNames() {
    var names = new HashSet<String>();
    var twice = new ArrayList<String>();
    for (var kind : List.of("schemas", "parameters", "responses")) {
      for (var name : document.at("/components/" + kind).propertyNames()) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          twice.add(name);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void operations_all_areNamedByAVerb() {
    var names = new ArrayList<String>();
    visit(
        "",
        document.at("/paths"),
        (_, node) -> {
          if (node.path("operationId").isString()) {
            names.add(node.path("operationId").asString());
          }
        });
    assertThat(names)
        .hasSizeGreaterThan(50)
        .doesNotHaveDuplicates()
        .allMatch(VERB.asMatchPredicate());
  }

  @Test
  void itemsOfLists_thatAreObjects_haveNames() {
    var found = new ArrayList<String>();
    visit(
        "",
        document.at(""),
        (pointer, node) -> {
          if (Set.of("object", "").contains(node.path("items").path("type").asString("-"))) {
            found.add(pointer);
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void bodies_ofRequestsAndAnswers_haveSchemas() {
    var found = new ArrayList<String>();
    visit(
        "",
        document.at("/paths"),
        (pointer, node) -> {
          for (var type : node.path("content").properties()) {
            if (!type.getValue().has("schema")) {
              found.add(pointer + " " + type.getKey());
            }
          }
        });
    assertThat(found).isEmpty();
  }

  private static void visit(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer, node);
      node.properties()
          .forEach(entry -> visit(pointer + "/" + entry.getKey(), entry.getValue(), visitor));
    } else if (node.isArray()) {
      node.valueStream().forEach(item -> visit(pointer, item, visitor));
    }
  }
}
