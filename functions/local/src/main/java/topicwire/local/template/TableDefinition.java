package topicwire.local.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The table.
///
/// @param attributes the type of each key attribute: `S`, `N` or `B`
public record TableDefinition(
    String name, Map<String, String> attributes, KeySchema key, List<IndexDefinition> indexes) {

  static TableDefinition of(String name, Section properties) {
    return new TableDefinition(
        name,
        properties.section("AttributeDefinitions").elements().stream()
            .collect(
                Collectors.toMap(
                    each -> each.text("AttributeName"), each -> each.text("AttributeType"))),
        KeySchema.of(properties.section("KeySchema")),
        properties.section("GlobalSecondaryIndexes").elements().stream()
            .map(IndexDefinition::of)
            .toList());
  }

  /// The attributes that rows are found by.
  public record KeySchema(String partition, String sort) {
    private static KeySchema of(Section schema) {
      var byType =
          schema.elements().stream()
              .collect(
                  Collectors.toMap(
                      each -> each.text("KeyType"), each -> each.text("AttributeName")));
      return new KeySchema(byType.getOrDefault("HASH", ""), byType.getOrDefault("RANGE", ""));
    }
  }

  /// A global secondary index.
  ///
  /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
  /// @param included attributes besides the keys, for `INCLUDE`
  public record IndexDefinition(
      String name, KeySchema key, String projection, List<String> included) {
    private static IndexDefinition of(Section index) {
      var projection = index.section("Projection");
      return new IndexDefinition(
          index.text("IndexName"),
          KeySchema.of(index.section("KeySchema")),
          projection.text("ProjectionType"),
          projection.texts("NonKeyAttributes"));
    }
  }
}
