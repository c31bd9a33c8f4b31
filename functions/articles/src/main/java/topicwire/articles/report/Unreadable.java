package topicwire.articles.report;

import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;

/// Ends the reading of a file that cannot be understood any further; never leaves this package.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  public final transient Flaw flaw;

  public Unreadable(String code, int line, String message) {
    this(code, line, null, message);
  }

  public Unreadable(String code, int line, @Nullable String field, String message) {
    // No stack trace: a hostile file costs no more than a good one.
    super(message, null, false, false);
    flaw = new Flaw(code, line, field, message);
  }
}
