package topicwire.query.selection;

import java.util.List;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The parameter `include`: what is answered beside the fields that an answer has anyway.
///
/// @param content the body as its file has it
/// @param html the body as HTML that is safe to show
public record Inclusion(boolean content, boolean html) {
  public static final String PARAMETER = "include";

  static final String CONTENT = "content";
  static final String HTML = "contentHtml";

  /// Nothing unless the parameter says otherwise.
  ///
  /// @throws ProblemException when it names anything else
  public static Inclusion of(Parameters parameters) {
    var text = parameters.get(PARAMETER);
    if (text == null) {
      return new Inclusion(false, false);
    }
    var names = List.of(text.split(",", -1));
    if (!List.of(CONTENT, HTML).containsAll(names)) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected content, contentHtml, or both with a comma between, found %s. Correct it."
              .formatted(Problem.quote(text)));
    }
    return new Inclusion(names.contains(CONTENT), names.contains(HTML));
  }

  /// Whether anything is wanted.
  public boolean isAny() {
    return content || html;
  }
}
