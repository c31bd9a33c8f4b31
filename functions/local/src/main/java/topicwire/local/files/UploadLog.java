package topicwire.local.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.local.files.Folder.File;

/// What was uploaded from a watched folder, kept in a file between runs: a file that was removed
/// meanwhile is recognised by it. One line a change, `size TAB time TAB key`; size -1 takes a key
/// out again.
final class UploadLog {
  private final Path file;
  private final Map<String, Upload> uploads = new HashMap<>();

  UploadLog(Path file) {
    this.file = file;
  }

  /// Reads the log, and writes it anew without what is superseded.
  void load() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(this::readLine);
    }
    var lines = new StringBuilder();
    uploads.forEach((key, upload) -> lines.append(line(key, upload)));
    Files.writeString(file, lines);
  }

  private void readLine(String line) {
    var parts = line.split("\t", 3);
    if (parts.length < 3 || !parts[0].matches("-?\\d+") || !parts[1].matches("\\d+")) {
      return; // cut off by a crash: the file will be uploaded again
    }
    var upload = new Upload(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    if (upload.size() < 0) {
      uploads.remove(parts[2]);
    } else {
      uploads.put(parts[2], upload);
    }
  }

  @Nullable Upload get(String key) {
    return uploads.get(key);
  }

  Set<String> keys() {
    return uploads.keySet();
  }

  void put(String key, Upload upload) {
    uploads.put(key, upload);
    append(line(key, upload));
  }

  void remove(String key) {
    uploads.remove(key);
    append(line(key, new Upload(-1, 0)));
  }

  private void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static String line(String key, Upload upload) {
    return upload.size() + "\t" + upload.modified() + "\t" + key + "\n";
  }

  /// As S3 makes an ETag of an object: its MD5, in hexadecimal.
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The size and time of a file when it was uploaded.
  record Upload(long size, long modified) {
    boolean isOf(File file) {
      return size == file.size() && modified == file.modified();
    }
  }
}
