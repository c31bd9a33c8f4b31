package topicwire.checks.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import topicwire.index.search.SearchIndex;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;
import topicwire.query.SnapshotLines;

/// The way of a snapshot, from the function that makes it to whoever reads it by its address.
@Tag("slow")
class SnapshotTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CANARY = "canary";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void snapshot_isReadByItsSignedAddress_andNamesNothingButWhatIsPublic() throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      assertThat(get(stack.http().resolve("/snapshot")).statusCode()).isEqualTo(404);
      put(stack, "_news/a.md", "title: A\ntopics: [AI]");
      put(stack, "_news/b.md", "title: B");
      put(stack, "_news/canary.md", "title: A canary\npublished: false\ntopics: [Canary]");
      put(stack, "_news/broken-canary.md", "topics: {canary: [}");
      put(stack, "_news/later-canary.md", "title: A canary\npublishDate: 2999-01-01");
      put(stack, "_news/gone.md", "title: Gone canary");
      stack.bucket().delete("_news/gone.md");
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();

      var made = stack.invoke("SnapshotFunction", "{\"task\":\"snapshot\"}".getBytes(UTF_8));

      // It is no file of articles.
      assertThat(stack.pending()).isZero();
      var redirect = get(stack.http().resolve("/snapshot"));
      assertThat(redirect.statusCode()).isEqualTo(302);
      assertThat(redirect.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(redirect.body()).isEqualTo(made);
      var manifest = JSON.readTree(redirect.body());
      var file = get(URI.create(redirect.headers().firstValue("location").orElseThrow()));
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("content-type")).hasValue("application/gzip");
      assertThat(file.body()).hasSize(manifest.path("bytes").asInt());
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
          .isEqualTo(manifest.path("sha256").asString());
      var lines = SnapshotLines.read(file.body());
      assertThat(lines.articles()).containsOnlyKeys("_news/a.md", "_news/b.md");
      assertThat(lines.articles().get("_news/a.md"))
          .isEqualTo(
              JSON.readTree(get(stack.http().resolve("/articles?topics=ai")).body())
                  .path("value")
                  .path(0));
      assertThat(lines.text()).doesNotContainIgnoringCase(CANARY);
      assertThat(manifest.path("articles").asInt()).isEqualTo(2);

      // The first search reads the segment beside the file; what changes since, the next ones.
      assertThat(found(stack, "q=B")).containsExactly("_news/b.md");
      assertThat(found(stack, "q=canary")).isEmpty();
      assertThat(found(stack, "sort=hot")).containsExactlyInAnyOrder("_news/a.md", "_news/b.md");

      put(stack, "_news/c.md", "title: C");
      stack.bucket().delete("_news/b.md");
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
      assertThat(manifest.path("next").asString()).isEqualTo(lines.next());
      var changes = JSON.readTree(get(stack.http().resolve(lines.next())).body()).path("value");
      assertThat(
              changes
                  .valueStream()
                  .map(each -> each.path("change").asString() + " " + each.path("path").asString()))
          .containsExactlyInAnyOrder("published _news/c.md", "withdrawn _news/b.md");
      Thread.sleep(SearchIndex.FRESH);
      assertThat(found(stack, "q=C")).containsExactly("_news/c.md");
      assertThat(found(stack, "q=B")).isEmpty();
    }
  }

  /// Nothing deletes old ones on one's own machine but the next start. The table names the last
  /// one, which is asked for before there is another.
  @Test
  void snapshots_ofTheLastRun_areGoneButTheLast(@TempDir Path data) throws Exception {
    var options = StackOptions.inMemory();
    var kept =
        new StackOptions(
            options.template(),
            0,
            0,
            0,
            Optional.of(data),
            true,
            Optional.empty(),
            options.problems());
    List<String> last;
    try (var stack = LocalStack.start(kept)) {
      stack.invoke("SnapshotFunction", "{}".getBytes(UTF_8));
      var first = files(data);
      assertThat(first).hasSize(3);
      Thread.sleep(1_100); // their names have seconds
      stack.invoke("SnapshotFunction", "{}".getBytes(UTF_8));
      last = new ArrayList<>(files(data));
      last.removeAll(first);
      assertThat(last).hasSize(3);
    }
    try (var stack = LocalStack.start(kept)) {
      assertThat(files(data)).containsExactlyInAnyOrderElementsOf(last);
      var address = get(stack.http().resolve("/snapshot")).headers().firstValue("location");
      assertThat(get(URI.create(address.orElseThrow())).statusCode()).isEqualTo(200);
    }
  }

  private static List<String> files(Path data) throws Exception {
    try (var files = Files.walk(data.resolve("s3"))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.contains("snapshotbucket/snapshots/"))
          .toList();
    }
  }

  private List<String> found(LocalStack stack, String query) throws Exception {
    var answer = get(stack.http().resolve("/articles?" + query));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return JSON.readTree(answer.body())
        .path("value")
        .valueStream()
        .map(article -> article.path("path").asString())
        .toList();
  }

  private static void put(LocalStack stack, String key, String frontMatter) {
    stack.bucket().put(key, ("---\n" + frontMatter + "\n---\nText.\n").getBytes(UTF_8));
  }

  private HttpResponse<byte[]> get(URI address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
