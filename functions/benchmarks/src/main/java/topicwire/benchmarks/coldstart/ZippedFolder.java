package topicwire.benchmarks.coldstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// A folder as a zip and back, with the times and permissions of its files.
final class ZippedFolder {
  private ZippedFolder() {}

  static void pack(Path folder, Path zip) throws IOException {
    try (var packed = open(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
      copy(folder, packed.getPath("/"));
    }
  }

  static void unpack(Path zip, Path folder) throws IOException {
    try (var packed = open(zip, Map.of("enablePosixFileAttributes", "true"))) {
      copy(packed.getPath("/"), folder);
    }
  }

  private static FileSystem open(Path zip, Map<String, String> settings) throws IOException {
    return FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), settings);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.sorted().toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
        }
      }
    }
  }
}
