package topicwire.runtime.http;

import java.util.Map;

/// What is answered, before it is fitted to the request.
///
/// @param headers beside those that every reply has
/// @param body identity-encoded
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(Status status, String type, Map<String, String> headers, byte[] body) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  /// JSON.
  public static Reply json(byte[] body) {
    return new Reply(Status.OK, "application/json", Map.of(), body);
  }

  /// The same with a header.
  public Reply with(String name, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, type, more, body);
  }
}
