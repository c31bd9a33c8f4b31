package topicwire.runtime.http;

/// A parameter that is `true` or `false`.
public final class Flag {
  private Flag() {}

  /// Whether it is `true`; without it, it is not.
  ///
  /// @throws ProblemException when it is anything else
  public static boolean of(String name, Parameters parameters) {
    return switch (parameters.get(name)) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ProblemException.invalid(name, "Expected true or false. Use one of the two.");
    };
  }
}
