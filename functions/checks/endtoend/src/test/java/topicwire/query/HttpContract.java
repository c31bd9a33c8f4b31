package topicwire.query;

import java.net.http.HttpResponse;
import java.util.TreeMap;
import topicwire.query.contract.Contract;

/// The API's description, for answers that came over HTTP.
public final class HttpContract {
  private HttpContract() {}

  /// Fails unless the description allows the answer to its request.
  public static void require(HttpResponse<String> response) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    var uri = response.request().uri();
    var query = uri.getRawQuery();
    Contract.require(
        response.request().method(),
        query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query,
        new Answer(response.statusCode(), headers, response.body()));
  }
}
