package topicwire.query.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An OpenAPI 3.1 document whose schemas, JSON Schema 2020-12, values can be held against.
/// Thread-safe.
final class ContractDocument {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode root;
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  ContractDocument(String yaml) {
    root = new YAMLMapper().readTree(yaml);
  }

  /// What stands at a JSON pointer.
  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /// What a reference leads to; anything else as it is.
  JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asString("");
    if (reference.isEmpty()) {
      return node;
    }
    var target = root.at(reference.substring(1));
    if (target.isMissingNode()) {
      throw new AssertionError("openapi.yaml has nothing at " + reference);
    }
    return resolved(target);
  }

  /// What is wrong with a text in JSON.
  List<String> flaws(JsonNode schema, String json) {
    try {
      return flaws(schema, JSON.readTree(json));
    } catch (JacksonException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    }
  }

  /// Whether a text is JSON that has a field of this name, at any depth.
  boolean hasField(String json, String name) {
    try {
      return JSON.readTree(json).findValue(name) != null;
    } catch (JacksonException _) {
      return false;
    }
  }

  /// What is wrong with a parameter or header, whose numbers are written as text.
  List<String> flawsOfText(JsonNode schema, String text) {
    var isNumber = resolved(schema).path("type").asString("").equals("integer");
    var nodes = JsonNodeFactory.instance;
    return flaws(
        schema,
        isNumber && text.matches("-?[0-9]{1,18}")
            ? nodes.numberNode(Long.parseLong(text))
            : nodes.stringNode(text));
  }

  private List<String> flaws(JsonNode schema, JsonNode value) {
    var errors = compiled.computeIfAbsent(schema, this::compile).validate(value);
    return errors.stream().map(Error::toString).toList();
  }

  /// References begin at the document's root, so a schema takes the components with it.
  private Schema compile(JsonNode schema) {
    if (schema.isMissingNode()) {
      throw new AssertionError("openapi.yaml has content without a schema");
    }
    var whole = (ObjectNode) schema.deepCopy();
    whole.set("components", root.path("components"));
    return SCHEMAS.getSchema(whole);
  }
}
