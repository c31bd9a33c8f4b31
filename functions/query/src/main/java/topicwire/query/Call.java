package topicwire.query;

import java.util.Map;
import topicwire.query.http.Parameters;
import topicwire.query.http.Percent;

/**
 * A request whose route is known.
 *
 * @param path decoded
 * @param variables what stands in the path at the route's variables
 */
record Call(String path, Map<String, String> variables, Parameters parameters) {

  /** What stands in the path at a variable of the route. */
  String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("expected the route to have the variable " + name);
    }
    return value;
  }

  /** The same request with another value of one parameter, as a reference relative to the host. */
  String reference(String parameter, String value) {
    return Percent.encode(path, "/") + "?" + parameters.with(parameter, value);
  }
}
