package topicwire.runtime;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The variables that a function is configured by. The only class that reads the process's own;
/// everything else is handed one of these, so that several functions can share a process.
public final class Environment {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");

  private final UnaryOperator<String> variables;

  public Environment(Map<String, String> variables) {
    var copy = Map.copyOf(variables);
    this.variables = name -> copy.getOrDefault(name, "");
  }

  /// Variables from elsewhere.
  ///
  /// @param variables the value of a name, empty where it is not set
  public Environment(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /// The variables of this process.
  public static Environment system() {
    return new Environment(System.getenv());
  }

  /// The value of a variable.
  ///
  /// @throws IllegalStateException when it is not set, or empty
  public String required(String name) {
    var value = variables.apply(name);
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "expected the environment variable %s to be set, found it missing or empty: the"
                  .formatted(name)
              + " template sets it for each function");
    }
    return value;
  }

  /// The name of the function as Lambda has it, unique in an account and Region: two stacks do not
  /// share it.
  ///
  /// @param otherwise outside of Lambda
  public String functionName(String otherwise) {
    return optional("AWS_LAMBDA_FUNCTION_NAME", otherwise);
  }

  /// The published version of the function, as `12`; empty of the one that is being worked on, and
  /// outside of Lambda.
  public String functionVersion() {
    var version = optional("AWS_LAMBDA_FUNCTION_VERSION", "");
    return version.equals("$LATEST") ? "" : version;
  }

  /// What the API's addresses have between host and path, by the variable `BASE_PATH` (`news`, as a
  /// gateway's mapping has it): `/news`, empty for nothing.
  ///
  /// @throws IllegalStateException when it is no path
  public String basePath() {
    var path = optional("BASE_PATH", "");
    if (!path.isEmpty() && !PATH.matcher(path).matches()) {
      throw new IllegalStateException(
          "expected the variable BASE_PATH to be a path without a slash at either end, news, found "
              + path);
    }
    return path.isEmpty() ? "" : "/" + path;
  }

  /// The value of a variable, or another one where it is not set or empty.
  public String optional(String name, String otherwise) {
    var value = variables.apply(name);
    return value.isEmpty() ? otherwise : value;
  }
}
