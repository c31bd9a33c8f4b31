package topicwire.local.mirror;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The copy: a file of JSON for each article, and a file that says of which API it is and where it
/// goes on. Each file is replaced whole, and the place is noted behind the changes before it, so
/// that a process may end anywhere.
final class MirrorFolder {
  /// No article's file begins with a dot.
  private static final String STATE = ".mirror.json";

  private static final String NEW = ".mirror.new";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final String url;
  private String next;
  private long articles;

  private MirrorFolder(Path folder, String url, String next) {
    this.folder = folder;
    this.url = url;
    this.next = next;
  }

  /// Opens a folder, or makes one.
  ///
  /// @throws IOException when the folder has other files, or is the copy of another API
  static MirrorFolder open(Path folder, String url) throws IOException {
    Files.createDirectories(folder);
    var state = folder.resolve(STATE);
    if (Files.exists(state)) {
      return resumed(folder, url, state);
    }
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IOException(
            "expected an empty folder or a mirror of %s, found other files in %s; name a new folder"
                .formatted(url, folder.toAbsolutePath()));
      }
    }
    var made = new MirrorFolder(folder, url, "");
    made.goOnAt("");
    return made;
  }

  private static MirrorFolder resumed(Path folder, String url, Path state) throws IOException {
    JsonNode noted;
    try {
      noted = JSON.readTree(Files.readString(state));
    } catch (JacksonException damaged) {
      throw new IOException(
          "expected where the mirror goes on, found something else in %s; delete the folder to begin again"
              .formatted(state.toAbsolutePath()),
          damaged);
    }
    if (!noted.path("url").asString("").equals(url)) {
      throw new IOException(
          "expected a mirror of %s, found one of %s in %s; name another folder"
              .formatted(url, noted.path("url").asString(""), folder.toAbsolutePath()));
    }
    var resumed = new MirrorFolder(folder, url, noted.path("next").asString(""));
    try (var files = Files.walk(folder)) {
      resumed.articles =
          files.filter(file -> Files.isRegularFile(file) && !isState(folder, file)).count();
    }
    return resumed;
  }

  /// Where the copy goes on; empty at the beginning.
  String next() {
    return next;
  }

  void put(String path, JsonNode article) throws IOException {
    var file = folder.resolve(FileNames.of(path));
    Files.createDirectories(requireNonNull(file.getParent(), "a file in the folder"));
    articles += Files.exists(file) ? 0 : 1;
    replace(file, article + "\n");
  }

  void remove(String path) throws IOException {
    var file = folder.resolve(FileNames.of(path));
    articles -= Files.deleteIfExists(file) ? 1 : 0;
    removeEmpty(requireNonNull(file.getParent(), "a file in the folder"));
  }

  /// Removes a folder in which nothing is left, and those above it likewise.
  private void removeEmpty(Path emptied) throws IOException {
    for (var up = emptied; up != null && !up.equals(folder); up = up.getParent()) {
      try {
        Files.deleteIfExists(up);
      } catch (DirectoryNotEmptyException _) {
        return;
      }
    }
  }

  /// Notes where to go on.
  void goOnAt(String next) throws IOException {
    replace(folder.resolve(STATE), JSON.writeValueAsString(Map.of("url", url, "next", next)));
    this.next = next;
  }

  /// Drops the copy.
  void clear() throws IOException {
    goOnAt("");
    articles = 0;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder) && !isState(folder, file)) {
          Files.delete(file);
        }
      }
    }
  }

  /// How many articles there are.
  long articles() {
    return articles;
  }

  private static boolean isState(Path folder, Path file) {
    return file.startsWith(folder.resolve(STATE)) || file.startsWith(folder.resolve(NEW));
  }

  private void replace(Path file, String text) throws IOException {
    var written = folder.resolve(NEW);
    Files.writeString(written, text);
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
