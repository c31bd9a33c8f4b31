package topicwire.articles.frontmatter;

import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// Reads JSON in one streaming pass. Depth and number of nodes are bounded as those of YAML are, at
/// the token that exceeds them. Numbers and truth values are the text that stands there.
public final class JsonReader {

  /// Names are not kept for the next file: nobody's file can fill the memory of others.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private final JsonParser parser;
  private int nodes;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Node.Mapping read(String header) throws Unreadable {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), header)) {
      return read(parser);
    }
  }

  private static Node.Mapping read(JsonParser parser) throws Unreadable {
    try {
      return new JsonReader(parser).root();
    } catch (JacksonException e) {
      // Its own words quote the file, and so could reveal a `secured` field.
      var location = e.getLocation();
      var known = location != null && location.getLineNr() > 0;
      throw invalid((known ? location : parser.currentLocation()).getLineNr());
    }
  }

  /// Whether the brace at this index opens an object, and not a tag of a template language.
  static boolean isObject(String text, int start) {
    var at = start + 1;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '}');
  }

  /// Where the object that the brace at this index opens ends, or -1.
  static int end(String text, int start) {
    var depth = 0;
    for (var at = start; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return at + 1;
          }
        }
        case '"' -> at = endOfText(text, at);
        default -> {
          // part of a number or word, or between values
        }
      }
    }
    return -1;
  }

  private static int endOfText(String text, int start) {
    var at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private Node.Mapping root() throws Unreadable {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw invalid(line());
    }
    count();
    var root = mapping(line(), 1);
    if (parser.nextToken() != null) {
      throw invalid(line());
    }
    return root;
  }

  private Node node(int line, int depth) throws Unreadable {
    count();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line, deeper(depth));
      case START_ARRAY -> items(line, deeper(depth));
      case VALUE_NULL -> new Node.Absent(line);
      default -> new Node.Scalar(whole(parser.getString()), line);
    };
  }

  private Node.Items items(int line, int depth) throws Unreadable {
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(line(), depth));
    }
    return new Node.Items(items, line);
  }

  private Node.Mapping mapping(int line, int depth) throws Unreadable {
    var fields = new Node.Builder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      count();
      var nameLine = line();
      var name = whole(parser.currentName());
      if (name.isEmpty()) {
        throw new Unreadable(
            "json-key-invalid", nameLine, "a name is empty; write `\"name\": value`");
      }
      parser.nextToken();
      fields.put(name, node(nameLine, depth));
    }
    return fields.mapping(line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private String whole(String text) throws Unreadable {
    if (Characters.hasLoneSurrogate(text)) {
      throw new Unreadable(
          "json-escape-invalid",
          line(),
          "an escape from \\uD800 to \\uDFFF is half a character; write the character itself");
    }
    return text;
  }

  private int deeper(int depth) throws Unreadable {
    if (depth == YamlReader.MAX_DEPTH) {
      throw new Unreadable(
          "json-too-deep",
          line(),
          Message.of(
              "lists and objects may stand in one another at most %d deep; flatten them",
              YamlReader.MAX_DEPTH));
    }
    return depth + 1;
  }

  private void count() throws Unreadable {
    if (++nodes > YamlReader.MAX_NODES) {
      throw new Unreadable(
          "json-too-many-nodes",
          line(),
          Message.of(
              "expected at most %,d names and values; shorten the front matter",
              YamlReader.MAX_NODES));
    }
  }

  private static Unreadable invalid(int line) {
    return new Unreadable(
        "json-invalid",
        line,
        "this is not JSON; write one object of `\"name\": value`, with a comma between two of"
            + " them and none behind the last");
  }
}
