package topicwire.query.search;

import static java.net.HttpURLConnection.HTTP_PARTIAL;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.Supplier;
import topicwire.index.search.SegmentBytes;
import topicwire.index.table.TableException;
import topicwire.runtime.telemetry.WordlessFailure;

/// A file at an address, of which pieces are read by HTTP. By the JDK's own client, which the
/// client of DynamoDB uses too. Thread-safe.
///
/// Source: [RFC 9110, range requests](https://www.rfc-editor.org/rfc/rfc9110#name-range-requests).
final class HttpSegment implements SegmentBytes {
  private static final int CONNECT_MILLISECONDS = 1_000;
  private static final int READ_MILLISECONDS = 2_000;

  /// A store of objects answers one request in some thousands with a failure that passes.
  private static final int ATTEMPTS = 2;

  private final String name;
  private final Supplier<URI> address;

  /// @param name for messages: an address may be signed, and is for nobody's eyes
  HttpSegment(String name, Supplier<URI> address) {
    this.name = name;
    this.address = address;
  }

  @Override
  public byte[] read(long from, int length) {
    for (var attempt = 1; ; attempt++) {
      try {
        return readOnce(from, length);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new TableException(
              "GET of bytes %d to %d of %s failed".formatted(from, from + length - 1, name),
              WordlessFailure.of(e));
        }
      }
    }
  }

  private byte[] readOnce(long from, int length) throws IOException {
    // A read from this client does not end by itself when the request's time is over.
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException();
    }
    var connection = (HttpURLConnection) address.get().toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLISECONDS);
    connection.setReadTimeout(READ_MILLISECONDS);
    connection.setRequestProperty("range", "bytes=%d-%d".formatted(from, from + length - 1));
    var status = connection.getResponseCode();
    if (status != HTTP_PARTIAL) {
      throw new IOException("expected the status %d, found %d".formatted(HTTP_PARTIAL, status));
    }
    try (var body = connection.getInputStream()) {
      var bytes = body.readNBytes(length);
      if (bytes.length != length) {
        throw new IOException("expected %d bytes, found %d".formatted(length, bytes.length));
      }
      return bytes;
    }
  }
}
