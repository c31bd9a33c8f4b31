package topicwire.articles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as maps, lists, texts, numbers and truth values; nulls are left out.
public final class JsonTree {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonTree() {}

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String json) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      var object = (Map<String, Object>) Objects.requireNonNull(value(parser));
      if (parser.nextToken() != null) {
        throw new IllegalStateException("expected one JSON value, found more");
      }
      return object;
    }
  }

  /// All texts of a JSON value, names included.
  static List<String> texts(@Nullable Object value) {
    var texts = new ArrayList<String>();
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((name, inner) -> {
            texts.add(name.toString());
            texts.addAll(texts(inner));
          });
      case List<?> list -> list.forEach(inner -> texts.addAll(texts(inner)));
      case null -> {}
      default -> texts.add(value.toString());
    }
    return texts;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          var value = value(parser);
          if (value != null && map.put(name, value) != null) {
            throw new IllegalStateException("expected each name once, found " + name + " again");
          }
        }
        yield map;
      }
      case START_ARRAY -> {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          var value = value(parser);
          if (value != null) {
            list.add(value);
          }
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }
}
