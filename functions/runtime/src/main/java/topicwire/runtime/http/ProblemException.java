package topicwire.runtime.http;

/// Ends the answering of a request with the problem to be answered. An exception, because a
/// parameter is read deep inside what it is for; it carries no stack trace: the mistake is the
/// caller's.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /// A parameter that cannot be taken.
  public static ProblemException invalid(String parameter, String detail) {
    return new ProblemException(Problem.of(Problem.Kind.PARAMETER_INVALID, parameter, detail));
  }

  /// What to tell.
  public Problem problem() {
    return problem;
  }
}
