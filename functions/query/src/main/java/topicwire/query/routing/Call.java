package topicwire.query.routing;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Percent;

/// A request whose route is known.
///
/// @param originOf see [#origin], asked when it is needed
/// @param target path and query as they were asked for, whatever the route makes of them
/// @param path decoded
/// @param variables what stands in the path at the route's variables
public record Call(
    Supplier<String> originOf,
    String target,
    String path,
    Map<String, String> variables,
    Parameters parameters) {

  /// A request to a site whose address is known.
  public Call(
      String origin,
      String target,
      String path,
      Map<String, String> variables,
      Parameters parameters) {
    this(() -> origin, target, path, variables, parameters);
  }

  /// Scheme and host of the site, `https://wire.example`; empty when not known.
  public String origin() {
    return originOf.get();
  }

  /// What stands in the path at a variable of the route.
  public String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("expected the route to have the variable " + name);
    }
    return value;
  }

  /// The same request with another value of one parameter, as a reference relative to the host.
  public String reference(String parameter, String value) {
    return Percent.encode(path, "/") + "?" + parameters.with(parameter, value);
  }

  /// This request without some parameters, absolute where the host is known.
  public String absolute(Set<String> without) {
    var query = parameters.without(without);
    return origin() + Percent.encode(path, "/") + (query.isEmpty() ? "" : "?" + query);
  }
}
