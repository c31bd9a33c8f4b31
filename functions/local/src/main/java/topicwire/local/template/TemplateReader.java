package topicwire.local.template;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a CloudFormation template into maps, lists and texts. The short forms of functions become
/// their long ones: `!GetAtt A.B` is `{"Fn::GetAtt": "A.B"}`. Scalars stay text.
final class TemplateReader {
  private TemplateReader() {}

  /// The template's root mapping.
  static Map<?, ?> read(Reader yaml) {
    var settings = LoadSettings.builder().setLabel("template.yaml").setUseMarks(true).build();
    var root = new Compose(settings).composeReader(yaml);
    if (root.isPresent() && value(root.get()) instanceof Map<?, ?> mapping) {
      return mapping;
    }
    throw new IllegalArgumentException("template.yaml: expected a mapping at the top");
  }

  private static Object value(Node node) {
    var plain =
        switch (node) {
          case MappingNode mapping -> mapping(mapping);
          case SequenceNode sequence -> sequence(sequence);
          case ScalarNode scalar -> scalar.getValue();
          default -> throw new IllegalArgumentException("template.yaml: aliases are not read");
        };
    var tag = node.getTag().getValue();
    if (!tag.startsWith("!") || tag.equals("!")) {
      return plain;
    }
    var function = tag.substring(1);
    var prefix = function.equals("Ref") || function.equals("Condition") ? "" : "Fn::";
    return Map.of(prefix + function, plain);
  }

  private static Map<String, Object> mapping(MappingNode node) {
    var mapping = new LinkedHashMap<String, Object>();
    for (var tuple : node.getValue()) {
      mapping.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode()));
    }
    return mapping;
  }

  private static List<Object> sequence(SequenceNode node) {
    var list = new ArrayList<>();
    node.getValue().forEach(element -> list.add(value(element)));
    return list;
  }
}
