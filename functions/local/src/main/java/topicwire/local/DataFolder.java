package topicwire.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import topicwire.local.console.Options;

/// The folder in which a local stack keeps everything, held by one process at a time.
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Opens the folder, making it when it is not there.
  ///
  /// @throws Options.Unusable when another process has it
  public static DataFolder open(Path path) throws IOException, Options.Unusable {
    Files.createDirectories(path);
    var channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new Options.Unusable(
          "another local stack uses %s: stop it, or give this one a folder with --data"
              .formatted(path.toAbsolutePath()));
    }
    return new DataFolder(path, channel);
  }

  public Path path() {
    return path;
  }

  /// Whether an earlier run has made the bucket.
  public boolean hasBucket() {
    return Files.isDirectory(path.resolve("s3").resolve(StackOptions.BUCKET));
  }

  /// True the first time that it is asked of a folder.
  public boolean isFirst(String event) throws IOException {
    var mark = path.resolve(event);
    if (Files.exists(mark)) {
      return false;
    }
    Files.createFile(mark);
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
