package topicwire.runtime.telemetry;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// A failure as a log may hold it: its class, the places that it passed, and those of its causes,
/// but none of their messages. A message of a client or of the platform may quote the request, and
/// with it what a reader looked for.
public final class WordlessFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Longer chains of causes are cut; a failure may be its own cause's cause.
  private static final int CAUSES = 10;

  private final String kind;

  private WordlessFailure(Throwable failure, @Nullable Throwable cause) {
    super(null, cause, false, true);
    kind = failure.getClass().getName();
    setStackTrace(failure.getStackTrace());
  }

  /// The same failure without its words.
  public static WordlessFailure of(Throwable failure) {
    return of(failure, 0);
  }

  private static WordlessFailure of(Throwable failure, int depth) {
    if (failure instanceof WordlessFailure wordless) {
      return wordless;
    }
    var cause = failure.getCause();
    return new WordlessFailure(
        failure, cause == null || depth == CAUSES ? null : of(cause, depth + 1));
  }

  /// The name of the failure's class.
  public String kind() {
    return kind;
  }

  /// The stack, as the platform prints it.
  public String stack() {
    var text = new StringWriter();
    printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /// Under the name of the failure that it replaces: it has no message that could say it.
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return kind;
  }
}
