package topicwire.checks.frozen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import topicwire.articles.ArticleParser;
import topicwire.checks.endtoend.Http;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.table.Value;
import topicwire.runtime.Backoff;
import topicwire.sync.ReconcileResult;
import topicwire.sync.Reconciler;
import topicwire.testing.InMemoryBucket;
import topicwire.testing.table.InMemoryTable;

/// What the table in memory holds after files were reconciled one after the other, as text: every
/// row, every attribute. The time is fixed, and a revision is named after the file. Of the frozen
/// answers, only this file knows the classes that make an index.
final class FrozenIndex {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T08:09:10Z"), ZoneOffset.UTC);

  /// A row: its partition key, and all of it as text.
  record Row(String pk, String text) {
    /// The kind of row, `ARTICLE` of `ARTICLE#_news/x.md`.
    String kind() {
      return pk.replaceFirst("#.*", "");
    }
  }

  private FrozenIndex() {}

  /// The rows in the order of their keys.
  ///
  /// @param files bytes by object key
  static List<Row> of(SortedMap<String, byte[]> files) {
    var source = new InMemoryBucket();
    var table = new InMemoryTable();
    var revision = new AtomicReference<>("");
    var reconciler =
        new Reconciler(
            source,
            new IndexWriter(table, CLOCK, revision::get),
            new ArticleParser(),
            "",
            new BoundedClock(CLOCK, BoundedClock.ERROR),
            new Backoff(new Random(1), _ -> {}));
    files.forEach((key, bytes) -> {
      source.put(key, bytes);
      revision.set("revision of " + key);
      var outcome = reconciler.reconcile(key, () -> Duration.ofHours(1));
      if (!(outcome instanceof ReconcileResult.Replaced
          || outcome instanceof ReconcileResult.Ignored)) {
        throw new AssertionError("expected " + key + " to be indexed, found " + outcome);
      }
    });
    return table.dump().values().stream()
        .sorted(
            Comparator.<topicwire.index.table.Row, String>comparing(row -> row.key().pk())
                .thenComparing(row -> row.key().sk()))
        .map(row -> new Row(row.key().pk(), text(row.key().pk(), row.key().sk(), row.attributes())))
        .toList();
  }

  private static String text(String pk, String sk, Map<String, Value> attributes) {
    var text = new StringBuilder(pk).append(" | ").append(sk).append('\n');
    new TreeMap<>(attributes)
        .forEach((name, value) ->
            text.append("  ")
                .append(name)
                .append(": ")
                .append(
                    switch (value) {
                      case Value.Text(var string) -> "S " + string(string);
                      case Value.Whole(var number) -> "N " + number;
                      case Value.Texts(var texts) ->
                          "SS " + Http.JSON.writeValueAsString(texts.stream().sorted().toList());
                      case Value.Bytes(var bytes)
                          when attributes.get("dict") instanceof Value.Whole(var dictionary) ->
                          "B " + sha256(bytes) + "\n" + broken(inflated(bytes, dictionary));
                      case Value.Bytes _, Value.Other _ ->
                          throw new AssertionError(
                              "expected text, number, texts or deflated bytes, found %s of %s"
                                  .formatted(name, pk));
                    })
                .append('\n'));
    return text.toString();
  }

  private static String string(String text) {
    return text.startsWith("{\"") || text.startsWith("[{\"")
        ? "\n" + broken(text)
        : Http.JSON.writeValueAsString(text);
  }

  /// JSON on several lines, its characters as they were: for people who compare.
  static String broken(String json) {
    return json.replace(",\"", ",\n\"").replace("},{", "},\n{");
  }

  private static String inflated(byte[] bytes, long dictionary) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(bytes);
      inflater.setDictionary(dictionary(dictionary));
      var text = new byte[1 << 20];
      var length = inflater.inflate(text);
      if (!inflater.finished()) {
        throw new AssertionError("expected at most 1 MiB of deflated text, found more");
      }
      return new String(text, 0, length, UTF_8);
    } catch (DataFormatException e) {
      throw new AssertionError("expected bytes deflated with dictionary " + dictionary, e);
    } finally {
      inflater.end();
    }
  }

  private static byte[] dictionary(long number) {
    return resource("dictionary-" + number + ".txt");
  }

  /// A file among the resources of a function, wherever it stands there.
  static byte[] resource(String name) {
    var functions = Path.of(System.getProperty("topicwire.root", "../..")).resolve("functions");
    var found = new ArrayList<Path>();
    try (var modules = Files.newDirectoryStream(functions)) {
      for (var module : modules) {
        var resources = module.resolve("src/main/resources");
        if (Files.isDirectory(resources)) {
          try (var files = Files.find(resources, 12, (path, _) -> path.endsWith(name))) {
            files.forEach(found::add);
          }
        }
      }
      if (found.size() != 1) {
        throw new AssertionError("expected one resource " + name + ", found " + found);
      }
      return Files.readAllBytes(found.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException("could not look for the resource " + name, e);
    }
  }

  /// What this Java's zlib makes of a known text: other builds of zlib find other bytes, and with
  /// them other digests, which are as good.
  static String zlib() {
    var text = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(joining(" "));
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(text.getBytes(UTF_8));
      deflater.finish();
      var bytes = new byte[text.length()];
      var length = deflater.deflate(bytes);
      return sha256(Arrays.copyOf(bytes, length));
    } finally {
      deflater.end();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
