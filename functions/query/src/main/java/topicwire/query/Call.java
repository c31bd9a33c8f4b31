package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import topicwire.index.Slug;
import topicwire.query.http.Parameters;
import topicwire.query.http.Percent;

/**
 * A request whose route is known.
 *
 * @param path decoded
 * @param variables what stands in the path at the route's variables
 */
record Call(String path, Map<String, String> variables, Parameters parameters) {
  private static final int LONGEST_SLUG = 1_000;

  /** What stands in the path at a variable of the route. */
  String variable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("expected the route to have the variable " + name);
    }
    return value;
  }

  /**
   * The slug of what stands in the path at a variable; empty for what nothing can be called. Slugs
   * in the table are far shorter than DynamoDB's longest key, longer ones must not be asked for.
   */
  String slug(String name) {
    var slug = Slug.of(variable(name));
    return slug.getBytes(UTF_8).length > LONGEST_SLUG ? "" : slug;
  }

  /** The same request with another value of one parameter, as a reference relative to the host. */
  String reference(String parameter, String value) {
    return Percent.encode(path, "/") + "?" + parameters.with(parameter, value);
  }
}
