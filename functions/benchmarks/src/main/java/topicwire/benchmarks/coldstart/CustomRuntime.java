package topicwire.benchmarks.coldstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topicwire.benchmarks.Requests;
import topicwire.benchmarks.coldstart.Function.Start;
import topicwire.local.LocalStack;
import topicwire.local.StackOptions;

/// The query function with a Java of its own, for the runtime `provided.al2023`: `./mvnw -Paot`
/// makes `functions/query/target/custom` and the zip beside it. In it are `bootstrap`, which Lambda
/// runs, the JDK's modules that the function needs, its jars, and an AOT cache: classes as they are
/// when the function has answered, so that none is read, verified and linked again.
///
/// The cache is good for this Java and these jars alone, their times included; with others it is
/// ignored. And it is good for the processor that made it: for `arm64` build on `arm64`.
///
/// Source: [JEP 514](https://openjdk.org/jeps/514). Source: [JEP 493, linking without
/// jmods](https://openjdk.org/jeps/493). Source: [OS-only
/// runtimes](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html).
public final class CustomRuntime {
  /// As `jdeps --print-module-deps` names them. A module that is missing ends the training.
  private static final String MODULES =
      "java.base,java.management,java.net.http,java.xml,jdk.unsupported";

  /// Of every jar: the cache notes when each was written, and a zip keeps whole even seconds.
  private static final FileTime WRITTEN = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final int ATTEMPTS = 5;

  private static final List<byte[]> EVENTS =
      List.of(
          Requests.get("/topics/harbours/articles", "", "\"accept-encoding\":\"gzip\""),
          Requests.get("/topics/harbours/articles", "limit=5", ""),
          Requests.get("/articles", "limit=25", "\"accept-encoding\":\"gzip\""),
          Requests.get("/topics", "limit=5", "\"accept-encoding\":\"gzip\""),
          Requests.get("/status", "", ""),
          Requests.get("/", "", "\"host\":\"wire.example\",\"accept-encoding\":\"gzip\""));

  private final Path folder;

  private CustomRuntime(Path folder) {
    this.folder = folder;
  }

  /// Makes it.
  public static void main(String... arguments) throws Exception {
    try (var stack = LocalStack.start(StackOptions.inMemory())) {
      stack.uploadSamples();
      stack.awaitEmptyQueues(Duration.ofMinutes(1));
      var made = build(stack);
      System.err.printf(
          "%s: %d MB, its AOT cache %d MB, for %s alone%n",
          made.zip(),
          Files.size(made.zip()) >> 20,
          Files.size(made.cache()) >> 20,
          System.getProperty("os.arch"));
    }
    System.exit(0);
  }

  /// Makes it by the function's answers to topic pages of this stack.
  static CustomRuntime build(LocalStack stack) throws Exception {
    var made =
        new CustomRuntime(
            Path.of(System.getProperty("topicwire.root", "."))
                .toAbsolutePath()
                .resolve("functions/query/target/custom"));
    made.clear();
    Files.createDirectories(made.folder.resolve("lib"));
    Files.deleteIfExists(made.zip());
    made.link();
    AmazonRoots.trustAlone(made.folder.resolve("java/lib/security/cacerts"));
    made.copyCode();
    made.train(stack);
    ZippedFolder.pack(made.folder, made.zip());
    made.check(stack);
    return made;
  }

  private Path cache() {
    return folder.resolve("function.aot");
  }

  private Path zip() {
    return folder.resolveSibling("custom.zip");
  }

  /// As Lambda runs it, from the folder where it was made.
  Function function() {
    return new Function(
        "query function, own Java and AOT cache",
        List.of(folder.resolve("bootstrap").toString()),
        Function.QUERY);
  }

  /// What Lambda sets of it.
  Map<String, String> variables() {
    return Map.of("LAMBDA_TASK_ROOT", folder.toString());
  }

  private void clear() throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void link() throws Exception {
    Commands.run(
        folder,
        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
        "--add-modules",
        MODULES,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        folder.resolve("java").toString());
  }

  private void copyCode() throws IOException {
    var jars = new ArrayList<>(List.of(queryJar()));
    Function.runtimeClient().forEach(jar -> jars.add(Path.of(jar)));
    var names = new ArrayList<String>();
    for (var jar : jars) {
      var name = "lib/" + jar.getFileName();
      Files.copy(jar, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(folder.resolve(name), WRITTEN);
      names.add("$LAMBDA_TASK_ROOT/" + name);
    }
    var bootstrap = folder.resolve("bootstrap");
    Files.writeString(bootstrap, bootstrap(String.join(":", names)));
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// By https, as against AWS. The cache is written when the process ends.
  private void train(LocalStack stack) throws Exception {
    var secret = Files.createTempDirectory("keys");
    var keys = secret.resolve("keys.p12");
    TlsProxy.createKeys(secret, keys);
    try (var database = new TlsProxy(stack.dynamoDb(), keys)) {
      train(stack, database.address(), keys);
    } finally {
      Files.delete(keys);
      Files.delete(secret);
    }
    if (!Files.exists(cache())) {
      throw new IllegalStateException("expected the training to leave " + cache());
    }
  }

  private void train(LocalStack stack, URI database, Path keys) throws Exception {
    var trust =
        "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
            .formatted(keys, TlsProxy.PASSWORD);
    var training =
        Map.of(
            "LAMBDA_TASK_ROOT",
            folder.toString(),
            "TOPICWIRE_AOT",
            "-XX:AOTCacheOutput=" + cache(),
            "TOPICWIRE_JAVA",
            trust);
    var table = stack.deployment().table().name();
    try (var process = FunctionProcess.start(function(), Start.COLD, database, table, training)) {
      for (var event : EVENTS) {
        train(process, event);
      }
      process.stop();
    }
  }

  /// A process that notes all that it loads is slow, and its first call may run out of time.
  private static void train(FunctionProcess process, byte[] event) throws Exception {
    for (var attempt = 1; ; attempt++) {
      try {
        process.answer(event);
        return;
      } catch (IllegalStateException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// What is unpacked elsewhere, as Lambda does, answers from its cache: without it, it would end.
  private void check(LocalStack stack) throws Exception {
    var elsewhere = new CustomRuntime(Files.createTempDirectory("task"));
    try {
      ZippedFolder.unpack(zip(), elsewhere.folder);
      var variables = new HashMap<>(elsewhere.variables());
      variables.put("TOPICWIRE_JAVA", "-XX:AOTMode=on");
      var table = stack.deployment().table().name();
      try (var process =
          FunctionProcess.start(
              elsewhere.function(), Start.COLD, stack.dynamoDb(), table, variables)) {
        process.answer(EVENTS.getFirst());
      }
    } finally {
      elsewhere.clear();
    }
  }

  static Path queryJar() {
    var jar =
        Path.of(System.getProperty("topicwire.root", "."))
            .resolve("functions/query/target/lambda/lib/topicwire-query.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("expected " + jar + " to be built: run ./mvnw -Pbench");
    }
    return jar;
  }

  /// What Lambda runs.
  private static String bootstrap(String classPath) {
    return """
    #!/bin/sh
    # C1 alone, as in the managed runtime: an instance answers too little for more to pay.
    exec "$LAMBDA_TASK_ROOT/java/bin/java" \\
      ${TOPICWIRE_AOT--XX:AOTCache="$LAMBDA_TASK_ROOT/function.aot"} \\
      -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MaxRAMPercentage=75 -XX:-UsePerfData \\
      --enable-native-access=ALL-UNNAMED $TOPICWIRE_JAVA \\
      -cp "%s" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
    """
        .formatted(classPath);
  }
}
