package topicwire.query.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import topicwire.query.Answer;
import topicwire.query.QueryFixture;
import topicwire.query.routing.OpenApiDocument;
import topicwire.query.routing.Route;
import topicwire.runtime.http.Reply;

/// What `openapi.yaml` says of requests and answers: paths, methods, parameters, status, headers,
/// content types and bodies. Thread-safe.
public final class Contract {
  private static final Contract SERVED =
      new Contract(new ContractDocument(new String(OpenApiDocument.reply("").body(), UTF_8)));
  private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete");

  private final ContractDocument document;

  Contract(ContractDocument document) {
    this.document = document;
  }

  /// Fails unless the description that is served allows the answer to a request.
  public static void require(String method, String target, Answer answer) {
    var flaws = SERVED.flaws(method, target, answer);
    if (!flaws.isEmpty()) {
      throw new AssertionError(
          "%s %s is answered %d against openapi.yaml: %s%n%s"
              .formatted(method, target, answer.status(), String.join("; ", flaws), answer.body()));
    }
  }

  /// The methods of each path, in upper case.
  Map<String, Set<String>> operations() {
    return document.at("/paths").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, path -> methods(path.getValue())));
  }

  /// What is wrong; a request that is refused may be any.
  List<String> flaws(String method, String target, Answer answer) {
    var path = path(QueryFixture.path(target));
    if (path == null) {
      return refused(answer, 404);
    }
    var item = document.at("/paths").path(path);
    if (!methods(item).contains(method)) {
      var flaws = refused(answer, 405);
      if (!Set.of(answer.header("allow").split(", ", -1)).equals(methods(item))) {
        flaws.add("the header allow does not have the methods of " + path);
      }
      return flaws;
    }
    var operation = item.path(method.toLowerCase(Locale.ROOT));
    var response = document.resolved(operation.path("responses").path("" + answer.status()));
    if (response.isMissingNode()) {
      return List.of("the status is not described");
    }
    var flaws = new ArrayList<>(headers(response, answer));
    flaws.addAll(body(response, answer, method.equals("HEAD")));
    if (document.hasField(answer.body(), "secured")) {
      flaws.add("a field secured is answered");
    }
    if (answer.status() < 400) {
      flaws.addAll(parameters(List.of(item, operation), target));
    }
    return flaws;
  }

  private static Set<String> methods(JsonNode item) {
    return item.properties().stream()
        .map(Map.Entry::getKey)
        .filter(METHODS::contains)
        .map(method -> method.toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /// The described path that fits, before all others one with fewer variables.
  private @Nullable String path(String path) {
    return document.at("/paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(pattern ->
            new Route(pattern.replace("{key}", "{key+}"), Set.of(), _ -> Reply.json(new byte[0]))
                    .match(path)
                != null)
        .min(Comparator.comparingLong(pattern -> pattern.chars().filter(c -> c == '{').count()))
        .orElse(null);
  }

  private List<String> refused(Answer answer, int status) {
    var flaws = new ArrayList<String>();
    if (answer.status() != status) {
      flaws.add("expected %d for what is not described".formatted(status));
    }
    if (!answer.header("content-type").equals("application/problem+json")) {
      flaws.add("expected problem details");
    } else if (!answer.body().isEmpty()) {
      flaws.addAll(document.flaws(document.at("/components/schemas/Problem"), answer.body()));
    }
    return flaws;
  }

  private List<String> headers(JsonNode response, Answer answer) {
    var flaws = new ArrayList<String>();
    for (var header : response.path("headers").properties()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      var described = document.resolved(header.getValue());
      if (answer.headers().containsKey(name)) {
        var schema = described.path("schema");
        document
            .flawsOfText(schema, answer.header(name))
            .forEach(flaw -> flaws.add("header " + name + ": " + flaw));
      } else if (described.path("required").asBoolean(false)) {
        flaws.add("the header " + name + " is missing");
      }
    }
    if (answer.headers().containsKey("link") && !response.path("headers").has("Link")) {
      flaws.add("the header link is not described");
    }
    return flaws;
  }

  private List<String> body(JsonNode response, Answer answer, boolean head) {
    var content = response.path("content");
    if (head || content.isMissingNode()) {
      return answer.body().isEmpty() ? List.of() : List.of("a body is not described");
    }
    var type = answer.header("content-type").replaceFirst(";.*", "");
    var described = content.path(type);
    if (described.isMissingNode()) {
      return List.of("the content type \"%s\" is not described".formatted(type));
    }
    return type.endsWith("json")
        ? document.flaws(described.path("schema"), answer.body())
        : document.flawsOfText(described.path("schema"), answer.body());
  }

  /// A path describes parameters for all its operations, and each operation its own.
  private List<String> parameters(List<JsonNode> describing, String target) {
    var given = query(target);
    var flaws = new ArrayList<String>();
    var parameters = describing.stream().flatMap(node -> node.path("parameters").valueStream());
    for (var reference : parameters.toList()) {
      var parameter = document.resolved(reference);
      var name = parameter.path("name").asString("");
      if (parameter.path("schema").path("type").asString("").equals("object")) {
        given.clear();
      } else if (parameter.path("in").asString("").equals("query")) {
        var value = given.remove(name);
        if (value != null) {
          document
              .flawsOfText(parameter.path("schema"), value)
              .forEach(flaw -> flaws.add("parameter " + name + ": " + flaw));
        } else if (parameter.path("required").asBoolean(false)) {
          flaws.add("the parameter " + name + " is missing");
        }
      }
    }
    if (ignoresOthers(target)) {
      return flaws;
    }
    given.keySet().forEach(name -> flaws.add("the parameter " + name + " is not described"));
    return flaws;
  }

  /// Parameters that a feed or a static page ignores are not described.
  private static boolean ignoresOthers(String target) {
    var path = QueryFixture.path(target);
    return path.startsWith("/api/")
        || path.equals("/robots.txt")
        || path.equals("/favicon.ico")
        || path.equals("/llms.txt")
        || path.equals("/mcp")
        || path.startsWith("/sitemap")
        || path.matches(".*/feed[.](atom|rss|json)/?");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static Map<String, String> query(String target) {
    var values = new TreeMap<String, String>();
    var cut = target.indexOf('?');
    for (var pair : (cut < 0 ? "" : target.substring(cut + 1)).split("&", -1)) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        values.put(decoded(name), decoded(value));
      }
    }
    return values;
  }
}
