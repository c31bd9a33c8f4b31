package topicwire.runtime.aws;

import java.io.IOException;
import java.util.Arrays;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The HTTP client, with a NullPointerException of the JDK's part of it as the IOException that it
/// should be. `HttpURLConnection` throws one when the time-out of an attempt interrupts it at a
/// wrong moment of a TLS call; as an IOException it is a failed request, which the SDK may repeat.
/// One of any other place is a mistake of ours and stays what it is. Thread-safe.
record HttpConnections(SdkHttpClient client) implements SdkHttpClient {
  /// In which a class of the JDK's client is looked for; checks for null are above it.
  private static final int FRAMES = 3;

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Prepared(client.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private record Prepared(ExecutableHttpRequest request) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return request.call();
      } catch (NullPointerException e) {
        if (Arrays.stream(e.getStackTrace())
            .limit(FRAMES)
            .anyMatch(frame -> frame.getClassName().startsWith("sun."))) {
          throw new IOException("the connection broke", e);
        }
        throw e;
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
