package topicwire.benchmarks.coldstart;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A function and the command that runs it.
///
/// @param name in the table
/// @param command which asks the runtime API for events
/// @param handler as Lambda names it
record Function(String name, List<String> command, String handler) {
  static final String QUERY = "topicwire.query.QueryFunction";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  Function {
    command = List.copyOf(command);
  }

  /// How Lambda starts a function, and how far the compilers of its Java go then.
  enum Start {
    COLD("on-demand", 1),
    SNAPSHOT("snap-start", 4);

    final String type;
    private final int level;

    Start(String type, int level) {
      this.type = type;
      this.level = level;
    }
  }

  /// A handler in this Java, as the managed runtime runs it.
  ///
  /// @param code jar or folder of the handler's classes
  static Function java(String name, Start start, String code, String handler, String... flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.add("-XX:TieredStopAtLevel=" + start.level);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx768m",
            "-Djava.net.preferIPv4Stack=true",
            // Through this the runtime's own snapshots find the function's hooks.
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            code + File.pathSeparator + String.join(File.pathSeparator, runtimeClient()),
            CLIENT,
            handler));
    return new Function(name, command, handler);
  }

  /// The jars of AWS's runtime interface client.
  static List<String> runtimeClient() {
    return List.of(
        onClassPath("aws-lambda-java-runtime-interface-client"),
        onClassPath("aws-lambda-java-serialization"),
        onClassPath("aws-lambda-java-core"),
        onClassPath("utils-lite"));
  }

  /// The first entry of this process's class path that has the part in its name.
  static String onClassPath(String part) {
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.contains(part)) {
        return entry;
      }
    }
    throw new IllegalStateException("expected " + part + " on the class path, found it missing");
  }
}
