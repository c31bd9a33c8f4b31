package topicwire.local.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topicwire.articles.settings.SettingsReader;

/// A folder of files and the keys that they have in the bucket: the path below the folder, with
/// slashes. Left out are names that begin with a dot or end with a tilde (what editors and version
/// control leave behind), and links. One file may stand in place of a folder.
public record Folder(Path path, String keyPrefix) {

  private static final Comparator<String> ORDER =
      Comparator.comparing((String key) -> !key.equals(SettingsReader.KEY))
          .thenComparing(Comparator.naturalOrder());

  /// A folder, or one file, as it stands in a static site: the keys begin with the folder's own
  /// name when that begins with an underscore, as `_news` does, and with its parent's, too, when
  /// that does, as `_data/topics`; otherwise they begin below it.
  public static Folder forImport(Path path) {
    var whole = path.toAbsolutePath().normalize();
    return new Folder(path, prefix(Files.isDirectory(path) ? whole : whole.getParent()));
  }

  private static String prefix(@Nullable Path folder) {
    var name = name(folder);
    var parent = folder == null ? "" : name(folder.getParent());
    if (parent.startsWith("_")) {
      return parent + "/" + name + "/";
    }
    return name.startsWith("_") ? name + "/" : "";
  }

  private static String name(@Nullable Path folder) {
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  /// The files by their keys, in their order, but the settings before all: whoever uploads in this
  /// order has nothing read without them. A file that vanishes or cannot be looked at meanwhile is
  /// left out.
  public Map<String, File> files() throws IOException {
    var files = new TreeMap<String, File>(ORDER);
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(path) && isLeftOut(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isLeftOut(file)) {
              files.put(
                  key(file),
                  new File(file, attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable)
              throws IOException {
            if (file.equals(path)) {
              throw unreadable;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private String key(Path file) {
    var below = file.equals(path) ? name(file) : path.relativize(file).toString();
    return keyPrefix + below.replace('\\', '/');
  }

  private static boolean isLeftOut(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.startsWith(".") || name.endsWith("~");
  }

  /// A file as it was found.
  ///
  /// @param modified milliseconds since 1970
  public record File(Path path, long size, long modified) {
    boolean isAsIn(File other) {
      return size == other.size && modified == other.modified;
    }
  }
}
