package topicwire.runtime.http;

/// What the gateway is given.
///
/// @param status of the answer that the caller gets, which may be another than the reply's
/// @param bytes JSON, `{"statusCode","headers","body","isBase64Encoded"}`
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GatewayResponse(Status status, byte[] bytes) {}
