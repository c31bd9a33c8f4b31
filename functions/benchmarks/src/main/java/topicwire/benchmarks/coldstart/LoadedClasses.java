package topicwire.benchmarks.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How many classes a process has loaded, by package.
///
/// @param packages a package's first three names, and its classes; that with the most first
record LoadedClasses(int all, List<Map.Entry<String, Long>> packages) {
  private static final int SHOWN = 12;

  /// `[0.05s][info][class,load] java.lang.Object source: shared objects file`
  private static final Pattern LINE = Pattern.compile("\\] ((?:\\w+\\.){1,3})[\\w.$/+]+ source:");

  /// What runs with its log of loaded classes in a file.
  @FunctionalInterface
  interface Run {
    void writing(Path log) throws Exception;
  }

  static LoadedClasses of(Run run) throws Exception {
    var log = Files.createTempFile("classes", ".log");
    try {
      run.writing(log);
      return of(Files.readAllLines(log));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  static LoadedClasses of(List<String> lines) {
    var packages =
        lines.stream()
            .map(LINE::matcher)
            .filter(java.util.regex.Matcher::find)
            .map(found -> found.group(1).substring(0, found.group(1).length() - 1))
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    return new LoadedClasses(
        lines.size(),
        packages.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .toList());
  }

  String text() {
    return "%d, of which %s"
        .formatted(
            all,
            packages.stream()
                .limit(SHOWN)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", ")));
  }
}
