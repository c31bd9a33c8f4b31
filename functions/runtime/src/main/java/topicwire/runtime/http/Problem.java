package topicwire.runtime.http;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;

/// Why a request is not answered, as the answer says so: problem details as of RFC 9457, extended
/// by `code` and `parameter`.
///
/// @param parameter the query or path parameter concerned, cut when it is long; null when none is
/// @param detail what was expected, what was found, and what to do
/// @param headers what the reply carries beside the body
public record Problem(
    Kind kind, @Nullable String parameter, String detail, Map<String, String> headers) {

  /// Every kind of problem; its code is the name in lower case with hyphens, and never changes.
  public enum Kind {
    /// No problem for whoever follows the header `Location`.
    TOPIC_MOVED(Status.PERMANENT_REDIRECT),
    PARAMETER_UNKNOWN(Status.BAD_REQUEST),
    PARAMETER_REPEATED(Status.BAD_REQUEST),
    PARAMETER_MISSING(Status.BAD_REQUEST),
    PARAMETER_INVALID(Status.BAD_REQUEST),
    CURSOR_INVALID(Status.BAD_REQUEST),
    BODY_MISSING(Status.BAD_REQUEST),
    BODY_INVALID(Status.BAD_REQUEST),
    ROUTE_UNKNOWN(Status.NOT_FOUND),
    TOPIC_UNKNOWN(Status.NOT_FOUND),
    ARTICLE_UNKNOWN(Status.NOT_FOUND),
    PAGE_UNKNOWN(Status.NOT_FOUND),
    SNAPSHOT_UNKNOWN(Status.NOT_FOUND),
    CHANGES_GONE(Status.GONE),
    METHOD_NOT_ALLOWED(Status.METHOD_NOT_ALLOWED),
    COMPRESSION_REQUIRED(Status.NOT_ACCEPTABLE),
    ANSWER_TOO_LARGE(Status.INTERNAL_SERVER_ERROR),
    INTERNAL(Status.INTERNAL_SERVER_ERROR),
    SEARCH_BEHIND(Status.SERVICE_UNAVAILABLE),
    INDEX_UNAVAILABLE(Status.SERVICE_UNAVAILABLE);

    private final Status status;

    Kind(Status status) {
      this.status = status;
    }

    /// What programs tell the problem by: `parameter-unknown`.
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static final int MAX_QUOTE = 60;

  public Problem {
    parameter = parameter == null ? null : cut(parameter);
    headers = Map.copyOf(headers);
  }

  /// A problem that concerns no parameter.
  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, null, detail, Map.of());
  }

  /// A problem of one parameter.
  public static Problem of(Kind kind, String parameter, String detail) {
    return new Problem(kind, parameter, detail, Map.of());
  }

  /// The index does not answer in time, or not at all; callers ask again after some seconds.
  public static Problem indexUnavailable() {
    return of(
            Kind.INDEX_UNAVAILABLE,
            "Expected the index to answer, found it slow or out of reach. Ask again in a few"
                + " seconds.")
        .with("retry-after", "5");
  }

  /// The same with a header.
  public Problem with(String header, String value) {
    return new Problem(kind, parameter, detail, Map.of(header, value));
  }

  /// What was found, fit for a message: in quotes, cut when it is long.
  public static String quote(String found) {
    var cut = cut(found);
    return cut.equals(found)
        ? "\"" + found + "\""
        : "\"%s\" (%d characters)".formatted(cut, found.length());
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTE)) + "…";
  }

  /// The reply that says so.
  public Reply reply() {
    var body = new ByteArrayOutputStream();
    try (var json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), body)) {
      json.writeStartObject();
      json.writeStringProperty("type", "about:blank");
      json.writeStringProperty("title", kind.status.title);
      json.writeNumberProperty("status", kind.status.code);
      json.writeStringProperty("code", kind.code());
      if (parameter != null) {
        json.writeStringProperty("parameter", parameter);
      }
      json.writeStringProperty("detail", detail);
      json.writeEndObject();
    }
    return new Reply(kind.status, "application/problem+json", headers, body.toByteArray());
  }
}
