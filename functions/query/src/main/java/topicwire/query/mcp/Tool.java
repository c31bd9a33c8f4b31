package topicwire.query.mcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.query.list.Slugs;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Request;

/// What can be asked, each by a route of this API. `tools.json` describes them to clients.
enum Tool {
  SEARCH_ARTICLES(
      "/articles",
      "fields=title,excerpt,type,category,publishedDateTime,webUrl,authors,topics",
      text("q"),
      text("author"),
      text("topics"),
      text("from"),
      text("to"),
      text("type"),
      text("category"),
      text("provider"),
      number("minHeat"),
      number("minQuality"),
      text("sort"),
      text("updatedFrom"),
      number("limit"),
      text("cursor"),
      truth("total")),
  GET_ARTICLE("/article", "related=indexed", text("key"), text("url")),
  LIST_TOPICS("/topics", "", text("prefix"), number("limit"), text("cursor")),
  TOPIC_TIMELINE("/topics/", "", text("topic")),
  CHANGES("/changes", "", text("since"), text("topics"), number("limit"));

  /// The argument that stands in the path.
  private static final String IN_PATH = "topic";

  /// What an argument is, as its schema says.
  enum Kind {
    STRING("string", String.class),
    INTEGER("integer", Long.class),
    BOOLEAN("boolean", Boolean.class);

    final String word;
    private final Class<?> type;

    Kind(String word, Class<?> type) {
      this.word = word;
      this.type = type;
    }
  }

  record Argument(String name, Kind kind) {}

  private final String path;
  private final String query;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Argument> arguments;

  /// @param query that every request has
  Tool(String path, String query, Argument... arguments) {
    this.path = path;
    this.query = query;
    this.arguments = List.of(arguments);
  }

  private static Argument text(String name) {
    return new Argument(name, Kind.STRING);
  }

  private static Argument number(String name) {
    return new Argument(name, Kind.INTEGER);
  }

  private static Argument truth(String name) {
    return new Argument(name, Kind.BOOLEAN);
  }

  List<Argument> arguments() {
    return arguments;
  }

  /// The tool of a name, null when there is none.
  static @Nullable Tool of(@Nullable String name) {
    return Arrays.stream(values())
        .filter(tool -> tool.word().equals(name))
        .findFirst()
        .orElse(null);
  }

  /// `search_articles`.
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The request that answers a call.
  ///
  /// @param call as the client sent it, whose headers tell the host
  /// @throws ProblemException when an argument is not described
  Request request(Map<?, ?> given, Request call) {
    var parameters = new ArrayList<String>();
    if (!query.isEmpty()) {
      parameters.add(query);
    }
    var target = path;
    for (var each : given.entrySet()) {
      var argument = argument(String.valueOf(each.getKey()));
      var value = value(argument, each.getValue());
      if (argument.name().equals(IN_PATH)) {
        target = path + Slugs.slug(value);
      } else {
        parameters.add(argument.name() + "=" + Percent.encode(value, ""));
      }
    }
    if (target.endsWith("/")) {
      throw ProblemException.invalid(
          IN_PATH,
          "Expected the argument topic, a slug or a name with a letter or digit in it, found"
              + " none.");
    }
    return call.reading(target, String.join("&", parameters));
  }

  private Argument argument(String name) {
    return arguments.stream()
        .filter(argument -> argument.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalid(
                name,
                "Expected arguments among %s, found %s. Correct its name or leave it out."
                    .formatted(
                        String.join(", ", arguments.stream().map(Argument::name).toList()),
                        Problem.quote(name))));
  }

  private static String value(Argument argument, @Nullable Object value) {
    if (!argument.kind().type.isInstance(value)) {
      throw ProblemException.invalid(
          argument.name(),
          "Expected the argument %s to be of the type %s, found %s. Correct it."
              .formatted(
                  argument.name(), argument.kind().word, Problem.quote(String.valueOf(value))));
    }
    return String.valueOf(value);
  }
}
