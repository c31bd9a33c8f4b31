package topicwire.local.mirror;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Follows the changes of an API into a folder.
public final class Mirror {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LIMIT = "limit=100";
  private static final String BEGIN = "/changes?" + LIMIT;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;
  private final MirrorFolder folder;

  private Mirror(String url, MirrorFolder folder) {
    this.url = url;
    this.folder = folder;
  }

  /// A mirror of an API in a folder of its own, which goes on where it ended.
  ///
  /// @throws IOException when the folder holds something else
  public static Mirror open(URI api, Path folder) throws IOException {
    var url = api.toString().replaceFirst("/+$", "");
    return new Mirror(url, MirrorFolder.open(folder, url));
  }

  /// What an answer without a copy of the changes is.
  private record Answer(int status, JsonNode body) {}

  /// Takes over every change that there is now.
  ///
  /// @param progress is told how many articles there are in the copy, and how many at the API
  /// @return how many articles there are
  /// @throws IOException when the API does not answer, or answers something else
  public long catchUp(BiConsumer<Long, Long> progress) throws IOException, InterruptedException {
    var all = ask("/status").body().path("published").asLong();
    for (var more = true; more; ) {
      if (folder.next().isEmpty()) {
        begin(articles -> progress.accept(articles, all));
      }
      var next = folder.next();
      var answer = ask(next.isEmpty() ? BEGIN : next);
      if (isTooLate(answer) && !next.isEmpty()) {
        folder.clear();
        continue;
      }
      if (answer.status() != OK || !answer.body().path("value").isArray()) {
        throw new IOException(
            "expected changes of %s, found status %d: %s"
                .formatted(url, answer.status(), answer.body().path("detail").asString("")));
      }
      take(answer.body());
      more = answer.body().path("more").asBoolean();
      if (more) {
        progress.accept(folder.articles(), all);
      }
    }
    return folder.articles();
  }

  /// With the file of all that is public, where there is one; whatever becomes of it, `/changes`
  /// has everything too.
  private void begin(Consumer<Long> progress) throws IOException, InterruptedException {
    folder.clear(); // an earlier attempt may have left what is not public any more
    var request = HttpRequest.newBuilder(URI.create(url + "/snapshot")).timeout(PATIENCE).build();
    try (var file = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      var next = new Beginning(folder).read(file, progress);
      if (next != null) {
        folder.goOnAt(next + "&" + LIMIT);
        return;
      }
    } catch (IOException cut) {
      // No file, or not all of it.
    }
    folder.clear();
  }

  /// Also a token that another version of the API does not read any more.
  private static boolean isTooLate(Answer answer) {
    var code = answer.body().path("code").asString("");
    return code.equals("changes-gone") || code.equals("cursor-invalid");
  }

  private void take(JsonNode page) throws IOException {
    for (var change : page.path("value")) {
      var path = change.path("path").asString();
      if (change.path("change").asString().equals("published")) {
        folder.put(path, change.path("article"));
      } else {
        folder.remove(path);
      }
    }
    var next = page.path("next").asString();
    if (!next.equals(folder.next())) {
      folder.goOnAt(next);
    }
  }

  /// Of a reference of the API, which has the path that the API lies below, or of a path of its
  /// own.
  static URI address(String url, String target) {
    var below = URI.create(url).getRawPath();
    return !below.isEmpty() && target.startsWith(below + "/")
        ? URI.create(url).resolve(target)
        : URI.create(url + target);
  }

  private Answer ask(String target) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(url, target)).timeout(PATIENCE).build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (JacksonException other) {
      throw new IOException(
          "expected JSON of %s, found something else with status %d; is it the address of the API?"
              .formatted(url, response.statusCode()),
          other);
    }
  }
}
