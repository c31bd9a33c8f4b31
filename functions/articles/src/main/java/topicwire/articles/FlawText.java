package topicwire.articles;

import topicwire.index.Flaw;

/// Writes flaws as compilers do, so that editors and terminals can jump to them.
public final class FlawText {
  private FlawText() {}

  /// `file:line: field: message`, without the line where the flaw is about the whole file, and
  /// without the field where it is about none.
  public static String of(String file, Flaw flaw) {
    var text = new StringBuilder(file);
    if (flaw.line() > 0) {
      text.append(':').append(flaw.line());
    }
    text.append(": ");
    if (flaw.field() != null) {
      text.append(flaw.field()).append(": ");
    }
    return text.append(flaw.message()).toString();
  }
}
