package topicwire.articles.frontmatter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of the front matter. Scalars are text: what they mean is decided field by field.
public sealed interface Node {

  /// The line of the file that the value's name stands in; for an item of a list, its own.
  int line();

  /// Nothing: an empty plain scalar, `~` or `null`; also whatever is never kept.
  record Absent(int line) implements Node {}

  /// Text as written, quotes and escapes undone. May be empty where it was quoted.
  record Scalar(String text, int line) implements Node {}

  /// A list.
  record Items(List<Node> nodes, int line) implements Node {}

  /// A map, in the order of the file.
  ///
  /// @param entries of names that stand more than once, the last
  /// @param earlier the others, in the order of the file: one of them may hide the article
  record Mapping(Map<String, Node> entries, List<Earlier> earlier, int line) implements Node {

    /// A map without entries.
    static Mapping of(int line) {
      return new Mapping(Map.of(), List.of(), line);
    }

    /// The value of this name, null when there is none or it is [Absent].
    public @Nullable Node get(String name) {
      var node = entries.get(name);
      return node instanceof Absent ? null : node;
    }
  }

  /// A value that a later one of the same name replaces.
  record Earlier(String name, Node value) {}

  /// The publisher's ciphertext. Case does not matter, so that no slip of an editor reveals it.
  String SECURED = "secured";

  /// Collects the entries of a map.
  final class Builder {
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private List<Earlier> earlier = List.of();

    /// Adds an entry. Of the ciphertext not even the name is kept: authors and topics may be the
    /// names of a map.
    void put(String name, Node value) {
      if (name.equalsIgnoreCase(SECURED)) {
        return;
      }
      var before = entries.put(name, value);
      if (before != null) {
        if (earlier.isEmpty()) {
          earlier = new ArrayList<>();
        }
        earlier.add(new Earlier(name, before));
      }
    }

    Mapping mapping(int line) {
      return new Mapping(entries, earlier, line);
    }
  }
}
