package topicwire.checks.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets Jazzer look for inputs, led by what of the code they reach: `./mvnw -Pfuzz
/// -Dfuzz.seconds=300`. A process for each target, as Jazzer ends with what it finds; what it has
/// found stands in `target/fuzz` and is kept by being moved to the resources.
final class Fuzzing {
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";

  /// An input that takes longer counts as one without a result; a usual one takes 30 µs.
  private static final int MAX_SECONDS = 10;

  private Fuzzing() {}

  /// Tries each target for some time; ends with 1 when one has failed.
  ///
  /// @param arguments the seconds to spend on each target, and the folder for what is found
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var failed = new ArrayList<Target>();
    for (var target : Target.values()) {
      if (run(target, arguments[0], Path.of(arguments[1], target.toString())) != 0) {
        failed.add(target);
      }
    }
    if (!failed.isEmpty()) {
      System.err.printf("fuzz: expected a result for every input, found none for %s%n", failed);
      System.exit(1);
    }
  }

  private static int run(Target target, String seconds, Path folder)
      throws IOException, InterruptedException {
    var found = Files.createDirectories(folder.resolve("inputs"));
    System.out.printf("fuzz: %s for %s seconds%n", target, seconds);
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                DRIVER,
                "--target_class=" + target.type.getName(),
                // The YAML library too: without it few mutants are YAML enough to get any further.
                "--instrumentation_includes=topicwire.**:org.snakeyaml.engine.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-timeout=" + MAX_SECONDS,
                "-max_len=8192",
                "-print_final_stats=1",
                found.toString(),
                target.folder().toString()))
        .inheritIO()
        .start()
        .waitFor();
  }
}
