package topicwire.local.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// DynamoDB Local keeps its rows in SQLite, whose native library it looks for in a folder.
final class SqliteLibrary {
  /// Held, or its level would be forgotten.
  private static final Logger CHATTER = Logger.getLogger("com.almworks.sqlite4java");

  private SqliteLibrary() {}

  /// Takes this machine's library out of the jar.
  ///
  /// @throws IllegalStateException when there is none for this machine
  static void extract(Path folder) throws IOException {
    var name = fileName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    var file = folder.resolve(name);
    try (var library = SqliteLibrary.class.getResourceAsStream("/topicwire/local/native/" + name)) {
      if (library == null) {
        throw new IllegalStateException(
            ("expected a SQLite library for this machine, found none called %s: the local stack"
                    + " runs on Linux and Windows on x86-64, and on macOS")
                .formatted(name));
      }
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        Files.copy(library, file);
      }
    }
    CHATTER.setLevel(Level.SEVERE);
    System.setProperty("sqlite4java.library.path", folder.toAbsolutePath().toString());
  }

  /// As sqlite4java spells it.
  static String fileName(String system, String architecture) {
    var os = system.toLowerCase(Locale.ROOT);
    var arch = architecture.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return "sqlite4java-win32-%s.dll".formatted(arch.equals("amd64") ? "x64" : arch);
    }
    return os.startsWith("mac")
        ? "libsqlite4java-osx-%s.dylib".formatted(arch)
        : "libsqlite4java-linux-%s.so".formatted(arch);
  }
}
