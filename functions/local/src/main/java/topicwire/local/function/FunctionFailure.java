package topicwire.local.function;

/// A function failed as a whole: AWS would count an error and, where it retries, try again.
public final class FunctionFailure extends Exception {
  private static final long serialVersionUID = 1;

  FunctionFailure(String function, Throwable cause) {
    super(function + ": " + cause, cause);
  }
}
