package topicwire.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.ObjectWriteContext;

/// Fits a reply to its request and writes it as API Gateway takes it: entity tag and 304,
/// compression, the headers of every reply, the size limit.
///
/// HEAD is written as GET is, with the body: the gateway sends no body for it but says its length,
/// which would be 0 otherwise.
public final class GatewayResponseWriter {

  /// Lambda hands over at most 6 MB of a function's result, escapes and base64 counted.
  static final int MAX_BYTES = 6 * 1024 * 1024;

  /// Less is not worth it: a packet goes out anyway.
  private static final int WORTH_COMPRESSING = 1_000;

  private static final String NOT_HELD = "no-store";

  private final String cacheControl;
  private final String notFound;

  /// @param cacheControl of every reply that is no error and has none of its own
  /// @param notFound of a 404 or 308; other errors are never held
  public GatewayResponseWriter(String cacheControl, String notFound) {
    this.cacheControl = cacheControl;
    this.notFound = notFound;
  }

  /// The gateway's form of a reply.
  public GatewayResponse write(Request request, Reply reply) {
    var headers = headers(reply);
    if (reply.status() != Status.OK) {
      headers.put("cache-control", isKept(reply.status()) ? notFound : NOT_HELD);
      return plain(reply.status(), headers, reply.body());
    }
    var tag = EntityTag.of(reply.body());
    headers.put("etag", tag);
    var own = headers.get("vary");
    headers.put("vary", own == null ? "accept-encoding" : own + ", accept-encoding");
    headers.putIfAbsent("cache-control", cacheControl);
    if (EntityTag.matches(request.header("if-none-match"), tag)) {
      return plain(Status.NOT_MODIFIED, headers, new byte[0]);
    }
    return encoded(request, reply, headers);
  }

  /// The gateway's form of the reply to a POST, which nobody holds and nobody asks for again: no
  /// entity tag and no compression. Whoever makes the reply keeps it below the limit.
  public static GatewayResponse writeOnce(Reply reply) {
    var headers = headers(reply);
    headers.put("cache-control", NOT_HELD);
    return plain(reply.status(), headers, reply.body());
  }

  private static Map<String, String> headers(Reply reply) {
    var headers = new TreeMap<>(reply.headers());
    headers.put("x-content-type-options", "nosniff");
    headers.putIfAbsent("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    // Of a 304 too: the gateway would write text/plain, and caches would believe it.
    headers.put("content-type", reply.type());
    return headers;
  }

  /// Of what is not found, and of what has moved: a definition may be taken back.
  private static boolean isKept(Status status) {
    return status == Status.NOT_FOUND || status == Status.PERMANENT_REDIRECT;
  }

  private GatewayResponse encoded(Request request, Reply reply, Map<String, String> headers) {
    var accepted = AcceptEncoding.of(request.header("accept-encoding"));
    if ((accepted.gzip() && reply.body().length >= WORTH_COMPRESSING) || !accepted.identity()) {
      return compressed(request, reply, headers);
    }
    var plain = plain(Status.OK, headers, reply.body());
    if (plain.bytes().length <= MAX_BYTES) {
      return plain;
    }
    // Quotes within quotes double; base64 adds a third.
    var encoded = base64(headers, reply.body());
    if (encoded.bytes().length <= MAX_BYTES) {
      return encoded;
    }
    if (accepted.any() || accepted.gzip()) {
      return compressed(request, reply, headers);
    }
    var problem =
        Problem.of(
            Problem.Kind.COMPRESSION_REQUIRED,
            "Expected Accept-Encoding to allow gzip, as the answer has %,d bytes and at most %,d"
                    .formatted(reply.body().length, MAX_BYTES)
                + " can be sent; found it excluded. Ask with Accept-Encoding: gzip.");
    return write(request, problem.reply());
  }

  private GatewayResponse compressed(Request request, Reply reply, Map<String, String> headers) {
    headers.put("content-encoding", "gzip");
    var compressed = base64(headers, gzip(reply.body()));
    if (compressed.bytes().length <= MAX_BYTES) {
      return compressed;
    }
    var problem =
        Problem.of(
            Problem.Kind.ANSWER_TOO_LARGE,
            "Expected an answer of at most %,d bytes, found %,d although it is compressed. Ask for its articles one by one, at /article?key=."
                .formatted(MAX_BYTES, compressed.bytes().length));
    return write(request, problem.reply());
  }

  private static byte[] gzip(byte[] body) {
    var bytes = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new Fast(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory, no write fails", e);
    }
    return bytes.toByteArray();
  }

  private static GatewayResponse base64(Map<String, String> headers, byte[] body) {
    return envelope(Status.OK, headers, Base64.getEncoder().encode(body), true);
  }

  private static GatewayResponse plain(Status status, Map<String, String> headers, byte[] body) {
    return envelope(status, headers, body, false);
  }

  private static GatewayResponse envelope(
      Status status, Map<String, String> headers, byte[] body, boolean base64) {
    var bytes = new ByteArrayOutputStream(body.length + body.length / 4 + 1_000);
    try (var json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("statusCode", status.code);
      json.writeObjectPropertyStart("headers");
      headers.forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeName("body");
      json.writeUTF8String(body, 0, body.length);
      json.writeBooleanProperty("isBase64Encoded", base64);
      json.writeEndObject();
    }
    return new GatewayResponse(status, bytes.toByteArray());
  }

  /// Level 1: a third of the time of the default, for a tenth more bytes.
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(java.util.zip.Deflater.BEST_SPEED);
    }
  }
}
