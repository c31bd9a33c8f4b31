package topicwire.runtime.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

class HttpConnectionsTest {

  /// As it was thrown under `SSLSocketImpl` when the time-out of an attempt was over.
  @Test
  void nullPointer_ofTheJdksClient_isAFailedRequest() {
    var failure = nullPointerOf("sun.net.www.protocol.http.HttpURLConnection");
    assertThatThrownBy(() -> call(failure)).isInstanceOf(IOException.class).hasCause(failure);
  }

  @Test
  void nullPointer_ofAnyOtherPlace_staysWhatItIs() {
    var failure = nullPointerOf("topicwire.index.Article");
    assertThatThrownBy(() -> call(failure)).isSameAs(failure);
  }

  private static NullPointerException nullPointerOf(String type) {
    var failure = new NullPointerException();
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement(type, "method", null, -1)});
    return failure;
  }

  private static void call(RuntimeException failure) throws IOException {
    var request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .protocol("https")
                    .host("example.org")
                    .build())
            .build();
    new HttpConnections(new Failing(failure)).prepareRequest(request).call();
  }

  private record Failing(RuntimeException failure) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          throw failure;
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
