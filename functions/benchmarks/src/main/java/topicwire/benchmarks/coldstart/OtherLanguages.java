package topicwire.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import topicwire.benchmarks.Report;

/// The same query by the SDKs of Node.js and Python, whose packages are installed for the run. One
/// that cannot be had is left out.
final class OtherLanguages {
  private static final String CLIENT = "@aws-sdk/client-dynamodb@3.1169.0";
  private static final String BUNDLER = "esbuild@0.28.2";
  private static final String BOTO = "boto3==1.44.8";

  private OtherLanguages() {}

  /// Those that this machine has.
  static List<Function> install(Path folder, Report report) throws InterruptedException {
    var functions = new ArrayList<Function>();
    try {
      functions.add(node(folder));
    } catch (IOException e) {
      report.note("no Node.js with %s and %s: left out".formatted(CLIENT, BUNDLER));
    }
    try {
      functions.add(python(folder));
    } catch (IOException e) {
      report.note("no Python with %s: left out".formatted(BOTO));
    }
    return functions;
  }

  private static Function node(Path folder) throws IOException, InterruptedException {
    copy("query.mjs", folder);
    Commands.run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-save", CLIENT, BUNDLER);
    Commands.run(
        folder,
        "node_modules/.bin/esbuild",
        "query.mjs",
        "--bundle",
        "--minify",
        "--platform=node",
        "--format=esm",
        "--banner:js=import{createRequire}from'module';const"
            + " require=createRequire(import.meta.url);",
        "--outfile=bundle.mjs");
    var version = Commands.run(folder, "node", "--version").strip();
    return new Function(
        "Node.js %s, one query, SDK bundled".formatted(version),
        List.of("node", folder.resolve("bundle.mjs").toString()),
        "query.handler");
  }

  private static Function python(Path folder) throws IOException, InterruptedException {
    copy("query.py", folder);
    Commands.run(folder, "python3", "-m", "venv", "python");
    Commands.run(folder, "python/bin/pip", "install", "--quiet", BOTO);
    var version = Commands.run(folder, "python/bin/python", "--version").strip();
    return new Function(
        "%s, one query, boto3".formatted(version),
        List.of(
            folder.resolve("python/bin/python").toString(), folder.resolve("query.py").toString()),
        "query.handler");
  }

  private static void copy(String name, Path folder) throws IOException {
    try (var stream = OtherLanguages.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("expected the resource %s".formatted(name));
      }
      Files.copy(stream, folder.resolve(name));
    }
  }
}
