package topicwire.local.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// A folder that is kept equal to an API.
@Tag("slow")
class MirrorTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temporary;

  @Test
  void folder_isEqualToTheApi_afterUploadsAndDeletionsAndAnIndexThatIsBuiltAnew() throws Exception {
    var folder = temporary.resolve("copy");
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      for (var i = 0; i < 5; i++) {
        put(stack, "_news/%d.md".formatted(i), "Number " + i);
      }
      put(stack, "_events/2026/9.md", "Alone in its folder");
      var mirror = Mirror.open(stack.http(), folder);
      mirror.catchUp((_, _) -> {});
      assertThat(copied(folder)).hasSize(6).isEqualTo(listed(stack));

      put(stack, "_news/1.md", "Changed");
      stack.bucket().delete("_news/2.md");
      stack.bucket().delete("_events/2026/9.md");
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
      // Another process goes on where the first one ended.
      var resumed = Mirror.open(stack.http(), folder);
      assertThat(resumed.catchUp((_, _) -> {})).isEqualTo(4);
      assertThat(copied(folder)).hasSize(4).isEqualTo(listed(stack));
      assertThat(folder.resolve("_events")).doesNotExist();

      // A token of another index, beside an article that this one does not have.
      var state = folder.resolve(".mirror.json");
      var noted = JSON.readTree(Files.readString(state));
      Files.writeString(
          state,
          JSON.writeValueAsString(
              Map.of("url", noted.path("url").asString(), "next", "/changes?since=AQ")));
      Files.writeString(folder.resolve("gone.md.json"), "{}");
      assertThat(Mirror.open(stack.http(), folder).catchUp((_, _) -> {})).isEqualTo(4);
      assertThat(copied(folder)).isEqualTo(listed(stack));
    }
  }

  @Test
  void folder_thatBeginsWithASnapshot_isEqualToTheApiThoughItHasChangedSince() throws Exception {
    var folder = temporary.resolve("copy");
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      for (var i = 0; i < 3; i++) {
        put(stack, "_news/%d.md".formatted(i), "Number " + i);
      }
      stack.invoke("SnapshotFunction", "{}".getBytes(UTF_8));
      put(stack, "_news/0.md", "Changed");
      stack.bucket().delete("_news/1.md");
      put(stack, "_news/3.md", "New");
      assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
      // What an attempt that was cut off has left.
      Mirror.open(stack.http(), folder);
      Files.writeString(folder.resolve("gone.md.json"), "{}");
      var shown = new ArrayList<Long>();
      assertThat(Mirror.open(stack.http(), folder).catchUp((articles, _) -> shown.add(articles)))
          .isEqualTo(3);
      assertThat(shown).containsExactly(1L, 2L, 3L);
      assertThat(copied(folder)).hasSize(3).isEqualTo(listed(stack));
    }
  }

  @Test
  void file_thatIsCutOffOrAnotherOne_isNoBeginning() throws Exception {
    var line = "{\"change\":\"published\",\"path\":\"a.md\",\"article\":{\"path\":\"a.md\"}}\n";
    var last = "{\"articles\":%d,\"next\":\"/changes?since=AQ\",\"nextSince\":\"AQ\"}\n";
    assertThat(begun(gzip(line + last.formatted(1)))).isEqualTo("/changes?since=AQ");
    assertThat(begun(gzip(last.formatted(0)))).isEqualTo("/changes?since=AQ");
    assertThat(begun(gzip(line))).isNull();
    assertThat(begun(gzip(line + last.formatted(2)))).isNull();
    assertThat(begun(gzip("no JSON"))).isNull();
    var whole = gzip(line + last.formatted(1));
    assertThatThrownBy(() -> begun(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> begun("{\"status\":404}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  private @Nullable String begun(byte[] file) throws IOException {
    var folder = MirrorFolder.open(temporary.resolve("beginning"), "http://127.0.0.1:1");
    folder.clear();
    return new Beginning(folder).read(new ByteArrayInputStream(file), _ -> {});
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void folder_thatHoldsSomethingElse_isLeftAlone() throws Exception {
    Files.writeString(temporary.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> Mirror.open(URI.create("http://127.0.0.1:1"), temporary))
        .hasMessageStartingWith(
            "expected an empty folder or a mirror of http://127.0.0.1:1, found other files in");
    var copy = temporary.resolve("copy");
    Mirror.open(URI.create("http://127.0.0.1:1/"), copy);
    assertThatThrownBy(() -> Mirror.open(URI.create("http://127.0.0.1:2"), copy))
        .hasMessageStartingWith(
            "expected a mirror of http://127.0.0.1:2, found one of http://127.0.0.1:1 in");
  }

  /// Its references have the path already; the paths that the mirror asks by itself have not.
  @Test
  void api_belowAPath_isFollowedByItsOwnReferences() {
    var url = "https://wire.example/news";
    assertThat(Mirror.address(url, "/news/changes?since=AQ"))
        .hasToString("https://wire.example/news/changes?since=AQ");
    assertThat(Mirror.address(url, "/status")).hasToString("https://wire.example/news/status");
    assertThat(Mirror.address("https://wire.example", "/changes?since=AQ"))
        .hasToString("https://wire.example/changes?since=AQ");
  }

  private static void put(LocalStack stack, String key, String title) throws Exception {
    var file = "---\ntitle: %s\ndate: 2024-03-01\ntopics: [AI]\n---\n".formatted(title);
    stack.bucket().put(key, file.getBytes(UTF_8));
    assertThat(stack.awaitEmptyQueues(Duration.ofMinutes(1))).isTrue();
  }

  /// What the folder has, by the paths in its files.
  private static Map<String, JsonNode> copied(Path folder) throws Exception {
    var articles = new TreeMap<String, JsonNode>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(".mirror.json")) {
          var article = JSON.readTree(Files.readString(file));
          articles.put(article.path("path").asString(), article);
        }
      }
    }
    return articles;
  }

  private static Map<String, JsonNode> listed(LocalStack stack) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(stack.http().resolve("/articles?limit=100")).build();
      var body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      var articles = new TreeMap<String, JsonNode>();
      JSON.readTree(body)
          .path("value")
          .forEach(article -> articles.put(article.path("path").asString(), article));
      return articles;
    }
  }
}
