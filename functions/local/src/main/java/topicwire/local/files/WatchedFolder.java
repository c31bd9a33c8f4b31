package topicwire.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.files.Folder.File;
import topicwire.local.files.UploadLog.Upload;

/// Mirrors a folder into the bucket through the S3 interface: new, changed and removed files. A
/// file is taken when two looks at it, 200 ms apart, saw the same size and time, so that no
/// half-written one is. Only objects that came from the folder are ever removed.
public final class WatchedFolder implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Folder folder;
  private final ArticleBucket bucket;
  private final UploadLog uploads;
  private final Consumer<String> problems;
  private Map<String, File> before = Map.of();
  private @Nullable Map<String, String> listing;
  private volatile boolean stopping;
  private boolean complained;
  private boolean compared;
  private final Thread thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::run);

  /// Makes a watcher that does nothing yet.
  ///
  /// @param log remembers what was uploaded, from one run to the next
  /// @param problems takes a line for every file that cannot be uploaded
  public WatchedFolder(Path folder, Path log, ArticleBucket bucket, Consumer<String> problems) {
    this.folder = new Folder(folder, "");
    this.bucket = bucket;
    this.uploads = new UploadLog(log);
    this.problems = problems;
  }

  /// Compares folder and bucket once, then goes on watching. While the bucket cannot be listed,
  /// that is tried again: it does not end a start.
  public void start() throws IOException {
    try {
      compare();
    } catch (RuntimeException failed) {
      problems.accept("cannot list the bucket, it is tried again: " + failed);
    }
    thread.start();
  }

  /// Makes up for what happened while nobody watched.
  void compare() throws IOException {
    Files.createDirectories(folder.path());
    uploads.load();
    listing = bucket.list();
    before = folder.files();
    look();
    listing = null;
    compared = true;
  }

  private void run() {
    while (!stopping) {
      try {
        long started = System.nanoTime();
        lookOrCompare();
        var spent = Duration.ofNanos(System.nanoTime() - started);
        // In a large folder looking takes long: leave most of the time to others.
        var pause = spent.multipliedBy(4);
        Thread.sleep(pause.compareTo(PAUSE) > 0 ? pause : PAUSE);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void lookOrCompare() {
    if (compared) {
      look();
      return;
    }
    try {
      compare();
    } catch (IOException | RuntimeException stillNot) {
      // Said at the start.
    }
  }

  /// Looks once, and uploads and removes what two looks agree on.
  void look() {
    Map<String, File> now;
    try {
      now = folder.files();
      complained = false;
    } catch (IOException unreadable) {
      // Not there is not empty: it may be a disk that was taken out.
      if (!complained) {
        problems.accept("cannot read the watched folder " + folder.path() + ": " + unreadable);
        complained = true;
      }
      return;
    }
    now.forEach(this::uploadWhenSettled);
    removeWhatIsGone(now);
    before = now;
  }

  private void uploadWhenSettled(String key, File file) {
    var earlier = before.get(key);
    if (earlier == null || !earlier.isAsIn(file)) {
      return;
    }
    var upload = uploads.get(key);
    var isInBucket = listing == null || listing.containsKey(key);
    if (upload != null && upload.isOf(file) && isInBucket) {
      return;
    }
    try {
      var bytes = Files.readAllBytes(file.path());
      if (listing == null || !UploadLog.digest(bytes).equals(listing.get(key))) {
        bucket.put(key, bytes);
      }
      uploads.put(key, new Upload(file.size(), file.modified()));
    } catch (IOException | RuntimeException failed) {
      // Remembered all the same: it is tried again when it changes, not five times a second.
      uploads.put(key, new Upload(file.size(), file.modified()));
      problems.accept("cannot upload %s: %s".formatted(file.path(), failed));
    }
  }

  private void removeWhatIsGone(Map<String, File> now) {
    for (var key : new HashSet<>(uploads.keys())) {
      // Twice gone: editors remove a file for a moment when they save it.
      if (!now.containsKey(key) && !before.containsKey(key)) {
        try {
          bucket.delete(key);
          uploads.remove(key);
        } catch (RuntimeException failed) {
          problems.accept("cannot remove %s: %s".formatted(key, failed));
        }
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
