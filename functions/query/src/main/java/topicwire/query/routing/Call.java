package topicwire.query.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Percent;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Request;

/// A request whose route is known.
///
/// @param originOf see [#host], asked when it is needed
/// @param request as it came
/// @param path decoded, as the route writes it
/// @param variables what stands in the path at the route's variables
public record Call(
    Supplier<String> originOf,
    Request request,
    String path,
    Map<String, String> variables,
    Parameters parameters) {

  /// A request to a site whose address is known.
  public Call(String origin, String path, Map<String, String> variables, Parameters parameters) {
    this(() -> origin, new Request("GET", path, "", Map.of()), path, variables, parameters);
  }

  /// Path and query as they were asked for behind the base path, whatever the route makes of them.
  public String target() {
    return request.target();
  }

  /// What the addresses of this API begin with: scheme, host and, where it has one, base path,
  /// `https://wire.example/news`; empty when the host is not known.
  public String origin() {
    return host().isEmpty() ? "" : host() + base();
  }

  /// Scheme and host of the site, `https://wire.example`; empty when not known.
  public String host() {
    return originOf.get();
  }

  /// What a path on the host has before those of this API, `/news`; mostly nothing.
  public String base() {
    return request.base();
  }

  /// What stands in the path at a variable of the route.
  public String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("expected the route to have the variable " + name);
    }
    return value;
  }

  /// Whether a parameter is `true`; false without it.
  ///
  /// @throws ProblemException when it is neither `true` nor `false`
  public boolean isTrue(String parameter) {
    return switch (parameters.get(parameter)) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ProblemException.invalid(parameter, "Expected true or false. Use one of the two.");
    };
  }

  /// The path with another topic in the place of its own, decoded.
  public String pathOf(String topic) {
    var segments = new ArrayList<>(List.of(path.split("/", -1)));
    // `/topics/{topic}`, `/editor/topics/{topic}`, `/api/{category}/{topic}`
    segments.set(segments.get(1).equals("topics") ? 2 : 3, topic);
    return String.join("/", segments);
  }

  /// The same request with another value of one parameter, as a reference relative to the host.
  public String reference(String parameter, String value) {
    return base() + Percent.encode(path, "/") + "?" + parameters.with(parameter, value);
  }

  /// This request without some parameters, absolute where the host is known.
  public String absolute(Set<String> without) {
    var query = parameters.without(without);
    return host() + base() + Percent.encode(path, "/") + (query.isEmpty() ? "" : "?" + query);
  }
}
