package topicwire.local.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import topicwire.articles.settings.SettingsReader;
import topicwire.local.aws.ArticleBucket;

/// Uploads a folder of files once.
public final class Import {
  private static final int AT_A_TIME = 8;

  private Import() {}

  /// Uploads every file, several at a time, and the settings before all others: what is read
  /// without them would be wrong until the next sweep.
  ///
  /// @param settings waits until the settings are in force; called where there is a settings file
  /// @param progress receives every file that is done
  /// @return how many there were
  /// @throws IOException when the folder or a file cannot be read, or an upload fails
  public static int upload(Folder folder, ArticleBucket bucket, InForce settings, Progress progress)
      throws IOException, InterruptedException {
    var files = folder.files();
    var places = new Semaphore(AT_A_TIME);
    var done = new AtomicInteger();
    List<Future<?>> uploads = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var entry : files.entrySet()) {
        var upload =
            executor.submit(() -> {
              places.acquireUninterruptibly();
              try {
                bucket.put(entry.getKey(), entry.getValue().path());
                progress.done(done.incrementAndGet(), files.size());
              } finally {
                places.release();
              }
            });
        if (entry.getKey().equals(SettingsReader.KEY)) {
          await(upload);
          settings.await();
        } else {
          uploads.add(upload);
        }
      }
    }
    for (var upload : uploads) {
      await(upload);
    }
    return files.size();
  }

  private static void await(Future<?> upload) throws IOException {
    try {
      upload.get();
    } catch (ExecutionException failed) {
      throw new IOException("cannot upload: " + failed.getCause(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  /// Waits until what was uploaded has been read.
  @FunctionalInterface
  public interface InForce {
    void await() throws InterruptedException;
  }

  /// Receives progress. Called by several threads.
  @FunctionalInterface
  public interface Progress {
    void done(int done, int of);
  }
}
