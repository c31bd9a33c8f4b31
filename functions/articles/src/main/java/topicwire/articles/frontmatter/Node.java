package topicwire.articles.frontmatter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the front matter. Scalars are text: what they mean is decided field by field. */
public sealed interface Node {

  /** The line of the file that the value's name stands in; for an item of a list, its own. */
  int line();

  /** Nothing: an empty plain scalar, {@code ~} or {@code null}; also whatever is never kept. */
  record Absent(int line) implements Node {}

  /** Text as written, quotes and escapes undone. May be empty where it was quoted. */
  record Scalar(String text, int line) implements Node {}

  /** A list. */
  record Items(List<Node> nodes, int line) implements Node {}

  /** A map, in the order of the file. */
  record Mapping(Map<String, Node> entries, int line) implements Node {

    /** The value of this name, null when there is none or it is {@link Absent}. */
    public @Nullable Node get(String name) {
      var node = entries.get(name);
      return node instanceof Absent ? null : node;
    }
  }
}
