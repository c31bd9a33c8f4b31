package topicwire.runtime.http;

/// A request that brings a file.
///
/// @param body as the caller sent it, never empty
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Submission(Request request, byte[] body) {}
