package topicwire.query.mcp;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import topicwire.runtime.http.Status;

/// Ends the answering of a message with an error of JSON-RPC. No stack trace: the mistake is the
/// caller's.
final class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The errors that are answered.
  ///
  /// Source: [error
  /// codes](https://modelcontextprotocol.io/specification/2026-07-28/basic/index#error-codes).
  enum Code {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    HEADER_MISMATCH(-32020),
    UNSUPPORTED_PROTOCOL_VERSION(-32022);

    final int number;

    Code(int number) {
      this.number = number;
    }
  }

  private final Code code;
  private final Status status;
  private final transient Consumer<JsonGenerator> data;

  RpcException(Code code, Status status, String message) {
    this(code, status, message, _ -> {});
  }

  /// @param data writes properties of the error's `data`
  RpcException(Code code, Status status, String message, Consumer<JsonGenerator> data) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
    this.data = data;
  }

  Code code() {
    return code;
  }

  Status status() {
    return status;
  }

  Consumer<JsonGenerator> data() {
    return data;
  }
}
