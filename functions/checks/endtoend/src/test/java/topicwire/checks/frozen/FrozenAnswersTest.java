package topicwire.checks.frozen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import topicwire.checks.endtoend.Http;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// What is stored and answered, to the last byte: rows of the samples and of a real site, answers
/// to the files of `events/`, the API's description. The files in `src/test/resources/frozen` say
/// what it was; a change that is meant is written there by
///
/// ```
/// ./mvnw -pl functions/local -am test -Dtest=FrozenAnswersTest \
///     -Dsurefire.failIfNoSpecifiedTests=false -Dfrozen.write=true
/// ```
///
/// and looked through with `git diff`. Where a file differs, `target/frozen` has the one found.
/// With `-Dfrozen.dump=<folder>` every row of both tables is written to that folder as well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class FrozenAnswersTest {
  private static final Path ROOT = Path.of(System.getProperty("topicwire.root", "../.."));
  private static final Path SITE = ROOT.resolve("../shared/corpus/powerapps");
  private static final Path FROZEN = Path.of("src/test/resources/frozen");
  private static final Path FOUND = Path.of("target/frozen");

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  /// What depends on the build of zlib: deflated bytes, their number, digests and hashes over them.
  private static final Pattern OF_ZLIB =
      Pattern.compile(
          "(?m)(?<=^zlib |^  digest: S \"|^\"readUnits\":)\\w+|(?<=: B | exact )\\w{64}$");

  /// What depends on whether the stack's own timer has already had bucket and index compared, for
  /// which the definitions of the samples ask.
  private static final Pattern OF_TIMER =
      Pattern.compile(
          "\"(milliseconds|rows|requests|readUnits|writeUnits|inSync|otherSettings|sent|live)\":\\d+");

  private static final Pattern COMPARED =
      Pattern.compile(",\"verifiedAt\":\"<now>\",\"driftFound\":0");

  private final Instant start = Instant.now();
  private LocalStack stack;

  @BeforeAll
  void start() throws Exception {
    stack = LocalStack.start(StackOptions.inMemory());
    stack.uploadSamples();
    assertThat(stack.awaitEmptyQueues(Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void table_samplesReconciled_holdsTheFrozenRows() throws IOException {
    var rows = FrozenIndex.of(samples()).stream().map(FrozenIndex.Row::text).collect(joining());
    dump("samples.txt", rows);
    requireFrozen("samples.txt", heading() + rows);
  }

  /// Hashes only: the site is not ours to copy.
  @Test
  void table_realSiteReconciled_hasTheFrozenHashes() throws IOException {
    assumeTrue(Files.isDirectory(SITE), "no corpus beside the project");
    var rows = FrozenIndex.of(site());
    dump("site.txt", rows.stream().map(FrozenIndex.Row::text).collect(joining()));
    var lines = new StringBuilder(heading());
    rows.stream()
        .collect(groupingBy(FrozenIndex.Row::kind, TreeMap::new, toList()))
        .forEach((kind, ofKind) -> {
          var text = ofKind.stream().map(FrozenIndex.Row::text).collect(joining());
          lines.append(
              "%s: %d rows, text %s, exact %s\n"
                  .formatted(kind, ofKind.size(), sha256(portable(text)), sha256(text)));
        });
    requireFrozen("site.txt", lines.toString());
  }

  /// One event after the other, in the order of their names.
  @Test
  void functions_eventsInOrder_giveTheFrozenAnswers() throws Exception {
    var answers = new StringBuilder(heading());
    try (var files = Files.list(ROOT.resolve("events"))) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        var event = Files.readAllBytes(file);
        var answer = new String(stack.invoke(function(name), event), UTF_8);
        answers.append("==== ").append(name).append('\n').append(text(answer)).append("\n\n");
      }
    }
    requireFrozen("answers.txt", answers.toString());
  }

  /// Its text is not repeated here: `git diff` shows what has changed in the file itself.
  @Test
  void description_served_isTheFrozenFile() throws Exception {
    var answer = new Http(stack.http()).get("/openapi.yaml");

    assertThat(answer.body()).isEqualTo(new String(FrozenIndex.resource("openapi.yaml"), UTF_8));
    requireFrozen(
        "openapi.txt",
        "%d %s\n%s\n"
            .formatted(
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse("of no type"),
                sha256(answer.body())));
  }

  private static String function(String event) {
    return switch (event.substring(0, event.indexOf('-'))) {
      case "ingest" -> "IngestFunction";
      case "query" -> "QueryFunction";
      case "editor" -> "EditorFunction";
      case "validate" -> "ValidateFunction";
      case "reindex" -> "ReindexFunction";
      default -> throw new AssertionError("expected a function for events/" + event);
    };
  }

  /// An answer for people; one for the gateway with a line for each header.
  private String text(String answer) throws IOException {
    var reply = Http.JSON.readTree(answer);
    if (!reply.has("statusCode")) {
      return FrozenIndex.broken(OF_TIMER.matcher(timeless(answer)).replaceAll("\"$1\":<some>"));
    }
    assertThat(reply.propertyNames())
        .containsExactly("statusCode", "headers", "body", "isBase64Encoded");
    var body = body(reply);
    var timeless = COMPARED.matcher(timeless(body)).replaceFirst("");
    var status = timeless.startsWith("{\"published\":");
    var text = new StringBuilder();
    text.append(reply.path("statusCode").asInt())
        .append(reply.path("isBase64Encoded").asBoolean() ? " in base64\n" : "\n");
    for (var header : reply.path("headers").properties()) {
      var hashed = header.getKey().equals("etag") && (status || !timeless.equals(body));
      var value = hashed ? "<of a body with a time>" : header.getValue().asString();
      text.append(header.getKey()).append(": ").append(value).append('\n');
    }
    return text.append('\n').append(FrozenIndex.broken(timeless)).toString();
  }

  private static String body(JsonNode reply) throws IOException {
    var text = reply.path("body").asString();
    if (!reply.path("isBase64Encoded").asBoolean()) {
      return text;
    }
    assertThat(reply.path("headers").path("content-encoding").asString("")).isEqualTo("gzip");
    var bytes = Base64.getDecoder().decode(text);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  /// Without the times of this run; those of the articles stay.
  private String timeless(String text) {
    return TIME.matcher(text)
        .replaceAll(found -> {
          // As text: an answer may quote a day that there is not.
          var second = second(found.group());
          var ofRun =
              second.compareTo(second(start.toString())) >= 0
                  && second.compareTo(second(Instant.now().toString())) <= 0;
          return ofRun ? "<now>" : found.group();
        });
  }

  private static String second(String time) {
    return time.substring(0, "0000-00-00T00:00:00".length());
  }

  private static SortedMap<String, byte[]> samples() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var key : new String(sample("list"), UTF_8).lines().toList()) {
      files.put(key, sample(key));
    }
    return files;
  }

  private static byte[] sample(String key) throws IOException {
    return FrozenIndex.resource("samples/" + key);
  }

  private static SortedMap<String, byte[]> site() throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var all = Files.walk(SITE)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var key = SITE.relativize(file).toString();
        if (key.startsWith("_")) {
          files.put(key, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static String heading() {
    return "zlib %s\ndictionary-1 %s\n\n"
        .formatted(
            FrozenIndex.zlib(), FrozenIndex.sha256(FrozenIndex.resource("dictionary-1.txt")));
  }

  private static String portable(String text) {
    return OF_ZLIB.matcher(text).replaceAll("");
  }

  private static String sha256(String text) {
    return FrozenIndex.sha256(text.getBytes(UTF_8));
  }

  private static void requireFrozen(String name, String found) throws IOException {
    var file = FROZEN.resolve(name);
    if (Boolean.getBoolean("frozen.write")) {
      Files.createDirectories(FROZEN);
      Files.writeString(file, found);
    }
    assertThat(file).as("write it with -Dfrozen.write=true").exists();
    var frozen = Files.readString(file);
    var sameZlib = found.lines().findFirst().equals(frozen.lines().findFirst());
    var equal = sameZlib ? found.equals(frozen) : portable(found).equals(portable(frozen));
    if (!equal) {
      Files.createDirectories(FOUND);
      Files.writeString(FOUND.resolve(name), found);
      throw new AssertionError(
          "expected what %s holds, found %s; compare the two, and if the change is meant, write it with -Dfrozen.write=true"
              .formatted(file.toAbsolutePath(), FOUND.resolve(name).toAbsolutePath()));
    }
  }

  private static void dump(String name, String text) throws IOException {
    var folder = System.getProperty("frozen.dump");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      Files.writeString(Path.of(folder).resolve(name), text);
    }
  }
}
