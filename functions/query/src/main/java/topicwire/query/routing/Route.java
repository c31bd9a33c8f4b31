package topicwire.query.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Reply;

/// One line of the route table.
///
/// @param pattern as OpenAPI writes it, `/topics/{topic}`; a last variable that ends in `+` takes
///   the rest of the path
/// @param parameters the query parameters that it knows, others being the caller's mistake; null
///   for a page whose parameters are its script's matter, and those of whoever linked to it
/// @param ignoringOthers whether query parameters beside those are no mistake: feeds and pages of
///   static sites are asked for with what clients and trackers add
/// @param methods all others are refused
public record Route(
    String pattern,
    @Nullable Set<String> parameters,
    boolean ignoringOthers,
    List<String> methods,
    Function<Call, Reply> answer) {
  private static final List<String> READING = List.of("GET", "HEAD");

  public Route {
    parameters = parameters == null ? null : Set.copyOf(parameters);
    methods = List.copyOf(methods);
  }

  /// A page that is read.
  public Route(String pattern, @Nullable Set<String> parameters, Function<Call, Reply> answer) {
    this(pattern, parameters, false, READING, answer);
  }

  /// The same page, whatever other query parameters come with it.
  public Route open() {
    return new Route(pattern, parameters, true, methods, answer);
  }

  /// The query parameters that this route knows; those of its script are not read.
  public Parameters parameters(String query) {
    if (parameters == null) {
      return Parameters.of("", Set.of());
    }
    return ignoringOthers
        ? Parameters.ofKnown(query, parameters)
        : Parameters.of(query, parameters);
  }

  /// What stands at the pattern's variables, or null when the path is none of this route. A slash
  /// at the end of the path changes nothing.
  public @Nullable Map<String, String> match(String path) {
    var wanted = List.of(pattern.split("/", -1));
    var given = List.of(canonical(path).split("/", -1));
    var variables = new HashMap<String, String>();
    for (var i = 0; i < wanted.size(); i++) {
      var segment = wanted.get(i);
      if (i >= given.size()) {
        return null;
      }
      if (segment.endsWith("+}")) {
        var rest = String.join("/", given.subList(i, given.size()));
        variables.put(segment.substring(1, segment.length() - 2), rest);
        return rest.isEmpty() ? null : variables;
      }
      if (segment.startsWith("{")) {
        if (given.get(i).isEmpty()) {
          return null;
        }
        variables.put(segment.substring(1, segment.length() - 1), given.get(i));
      } else if (!segment.equals(given.get(i))) {
        return null;
      }
    }
    return wanted.size() == given.size() ? variables : null;
  }

  /// The path as this route writes it, in addresses of its answers: with its slash at the end.
  public String canonical(String path) {
    var ends = path.endsWith("/") && !pattern.endsWith("/");
    return ends ? path.substring(0, path.length() - 1) : path;
  }
}
