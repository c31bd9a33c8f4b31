package topicwire.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// What a newcomer comes to who clicks through the samples: no dead link, no missing picture.
@Tag("slow")
class SampleLinksTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everyLinkAndPictureOfTheSamplesPages_isHere() throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      stack.uploadSamples();
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
      var site = stack.http();
      var seen = new TreeSet<String>();
      var asked = new ArrayDeque<URI>();
      var wrong = new TreeMap<String, String>();
      for (var article : get(site.resolve("/articles?limit=100")).body().split("\"path\":\"", -1)) {
        if (!article.startsWith("{")) {
          asked.add(site.resolve("/?article=" + article.replaceFirst("(?s)\".*", "")));
        }
      }
      assertThat(asked).hasSizeGreaterThanOrEqualTo(10);
      while (!asked.isEmpty()) {
        var address = asked.remove();
        if (!seen.add(address.toString())) {
          continue;
        }
        var answer = get(address);
        if (answer.statusCode() != 200) {
          wrong.put(address.toString(), "status " + answer.statusCode());
        }
        var page = Jsoup.parse(answer.body(), address.toString());
        for (var link : page.select("a[href], img[src]")) {
          var target = link.hasAttr("href") ? link.absUrl("href") : link.absUrl("src");
          if (!target.startsWith(site.toString())) {
            wrong.put(target, "leads away from " + address);
          } else if (address.toString().contains("?article=")) {
            asked.add(URI.create(target));
          }
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
