package topicwire.runtime.http;

/// The status codes that are answered: the only file that knows them.
public enum Status {
  OK(200, "OK"),
  ACCEPTED(202, "Accepted"),
  FOUND(302, "Found"),
  NOT_MODIFIED(304, "Not Modified"),
  PERMANENT_REDIRECT(308, "Permanent Redirect"),
  BAD_REQUEST(400, "Bad Request"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  NOT_ACCEPTABLE(406, "Not Acceptable"),
  GONE(410, "Gone"),
  INTERNAL_SERVER_ERROR(500, "Internal Server Error"),
  SERVICE_UNAVAILABLE(503, "Service Unavailable");

  final int code;
  final String title;

  Status(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /// The number.
  public int code() {
    return code;
  }
}
