package topicwire.query.body;

import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.ProblemException;

/// The parameter `content`, by which bodies are asked for as HTML.
public final class ContentParameter {
  public static final String NAME = "content";

  private ContentParameter() {}

  /// Whether bodies are asked for.
  ///
  /// @throws ProblemException when the parameter has another value
  public static boolean isFull(Parameters parameters) {
    return switch (parameters.get(NAME)) {
      case null -> false;
      case "full" -> true;
      default ->
          throw ProblemException.invalid(
              NAME, "Expected full, found another word. Correct it, or leave the parameter out.");
    };
  }
}
