package topicwire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.dataformat.yaml.YAMLMapper;
import topicwire.articles.ArticleParser;
import topicwire.index.Interpretation;

/// From bytes to an article, with every check, against loading the same front matter as a tree.
final class Parsing {
  private static final int FILES = 400;

  /// Until compilers are done with both: after thirty, ours was still a third slower than now.
  private static final int ROUNDS = 150;

  /// The version that the package manager must answer for.
  private static final String JS_YAML = "js-yaml@4.1.0";

  private Parsing() {}

  static void run(Report report) throws Exception {
    var files = new topicwire.benchmarks.Files(1).make(FILES);
    var bytes = files.stream().mapToLong(file -> file.length).sum();
    var parser = new ArticleParser();
    var mapper = new YAMLMapper();
    var frontMatters = files.stream().map(Parsing::frontMatter).toList();
    var pair =
        Pairs.measure(
            ROUNDS,
            1,
            () -> {
              var published = 0;
              for (var file : files) {
                published +=
                    parser.parse("_news/x.md", file) instanceof Interpretation.Published ? 1 : 0;
              }
              if (published != FILES) {
                throw new IllegalStateException("expected all to be published: " + published);
              }
              return published;
            },
            () -> {
              var fields = 0;
              for (var text : frontMatters) {
                fields += mapper.readTree(text).size();
              }
              return fields;
            });
    report.line(
        "an article of our files, %d KB in all".formatted(bytes / 1024),
        pair.measured(),
        pair.baseline(),
        "ms");
    report.note("baseline: Jackson 3 YAML, readTree of the front matter alone");
    speed(report, "ours", bytes, pair.measured());
    var read = frontMatters.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
    speed(report, "Jackson tree", read, pair.baseline());
    var former = System.getProperty("former", "");
    if (former.isEmpty()) {
      report.note("a former version: not measured, -Dformer= names the jar of its ingest function");
    } else {
      againstFormer(report, parser, FormerParser.of(former), files);
    }
    var javaScript = javaScript(frontMatters);
    if (javaScript > 0) {
      report.line(
          "the same against js-yaml load of the front matter",
          pair.measured().text("ms"),
          "%.3g ms".formatted(javaScript),
          "%.2fx".formatted(pair.measured().median() / javaScript));
    } else {
      report.note("js-yaml: not measured, as node or the package is not there");
    }
  }

  private static void againstFormer(
      Report report, ArticleParser parser, FormerParser.Parsing former, List<byte[]> files)
      throws Exception {
    var pair =
        Pairs.measure(
            ROUNDS,
            1,
            () -> {
              var published = 0;
              for (var file : files) {
                published +=
                    parser.parse("_news/x.md", file) instanceof Interpretation.Published ? 1 : 0;
              }
              return published;
            },
            () -> {
              var published = 0;
              for (var file : files) {
                published += former.parse("_news/x.md", file);
              }
              return published;
            });
    report.line(
        "the same against the former version's parser", pair.measured(), pair.baseline(), "ms");
  }

  private static void speed(Report report, String what, long bytes, Sample time) {
    report.note(
        String.format(Locale.ROOT, "%s: %.0f MB/s", what, bytes / 1e6 / (time.median() / 1e3)));
  }

  private static String frontMatter(byte[] file) {
    var text = new String(file, UTF_8);
    return text.substring(4, text.indexOf("\n---\n") + 1);
  }

  /// Milliseconds for all of them, the median of 100 rounds; 0 when it cannot be measured.
  private static double javaScript(List<String> frontMatters) throws Exception {
    var folder = Files.createTempDirectory("topicwire-js");
    try {
      if (exit(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", JS_YAML) != 0) {
        return 0;
      }
      for (var i = 0; i < frontMatters.size(); i++) {
        Files.writeString(folder.resolve(i + ".yaml"), frontMatters.get(i));
      }
      Files.writeString(
          folder.resolve("bench.js"),
          """
          const fs = require('fs'), yaml = require('js-yaml');
          const texts = fs.readdirSync('.').filter(f => f.endsWith('.yaml')).map(f => fs.readFileSync(f, 'utf8'));
          const times = [];
          for (let round = 0; round < 200; round++) {
            const start = process.hrtime.bigint();
            for (const text of texts) yaml.load(text);
            times.push(Number(process.hrtime.bigint() - start) / 1e6);
          }
          const counted = times.slice(100).sort((a, b) => a - b);
          fs.writeFileSync('result', String(counted[counted.length >> 1]));
          """);
      return exit(folder, "node", "bench.js") == 0
          ? Double.parseDouble(Files.readString(folder.resolve("result")))
          : 0;
    } catch (IOException notThere) {
      return 0;
    }
  }

  private static int exit(Path folder, String... command) throws Exception {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }
}
