package topicwire.index.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that holds a request's body back until it is whole.
 *
 * <p>The SDK streams bodies. Before each such POST over a kept connection, the JDK waits a
 * millisecond to hear whether the other end has closed it, as it could not send the body again. A
 * body that is whole it sends at once, and again over a new connection where the kept one turns out
 * to be closed. A transaction that is sent twice so has one token, and counts once.
 *
 * <p>For requests of some hundred kilobytes at most. What the SDK does not call is not passed on.
 */
final class BufferedConnection extends HttpURLConnection {
  private final HttpURLConnection connection;

  private BufferedConnection(HttpURLConnection connection) {
    super(connection.getURL());
    this.connection = connection;
  }

  /**
   * A connection to be made.
   *
   * @param patience how long an answer may take to begin and between its parts
   */
  static HttpURLConnection to(URI uri, Duration connecting, Duration patience) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) connecting.toMillis());
      connection.setReadTimeout((int) patience.toMillis());
      return new BufferedConnection(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not streamed: this is what the class is for. */
  @Override
  public void setFixedLengthStreamingMode(long contentLength) {}

  @Override
  public void setChunkedStreamingMode(int chunk) {
    connection.setChunkedStreamingMode(chunk);
  }

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    connection.setRequestMethod(method);
  }

  @Override
  public String getRequestMethod() {
    return connection.getRequestMethod();
  }

  @Override
  public void setDoOutput(boolean output) {
    connection.setDoOutput(output);
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    connection.setInstanceFollowRedirects(follow);
  }

  @Override
  public void setRequestProperty(String name, String value) {
    connection.setRequestProperty(name, value);
  }

  @Override
  public void addRequestProperty(String name, String value) {
    connection.addRequestProperty(name, value);
  }

  @Override
  public void connect() throws IOException {
    connection.connect();
  }

  @Override
  public void disconnect() {
    connection.disconnect();
  }

  @Override
  public boolean usingProxy() {
    return connection.usingProxy();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public @Nullable InputStream getErrorStream() {
    return connection.getErrorStream();
  }

  @Override
  public int getResponseCode() throws IOException {
    return connection.getResponseCode();
  }

  @Override
  public @Nullable String getResponseMessage() throws IOException {
    return connection.getResponseMessage();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return connection.getHeaderField(name);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return connection.getHeaderFields();
  }
}
