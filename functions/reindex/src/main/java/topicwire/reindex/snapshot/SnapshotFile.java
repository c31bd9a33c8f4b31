package topicwire.reindex.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import topicwire.index.layout.RowDigest;
import topicwire.index.log.PublicChange;
import topicwire.index.snapshot.Snapshot;
import topicwire.runtime.http.Json;

/// A file of JSON lines, compressed by gzip: one line for each article, as `/changes` has it, and a
/// last one that says how many there are and where to go on, so that a file without it is known to
/// be cut off. For one thread.
final class SnapshotFile implements AutoCloseable {
  private final Path file;
  private final MessageDigest digest;
  private final OutputStream lines;
  private long articles;

  SnapshotFile(Path file) throws IOException {
    this.file = file;
    this.digest = RowDigest.sha256();
    this.lines =
        new GZIPOutputStream(
            new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest));
  }

  /// Adds an article.
  void add(PublicChange.Published article) {
    line(
        Json.object(json -> {
          json.writeStringProperty("change", "published");
          json.writeStringProperty("path", article.path());
          json.writeName("article");
          json.writeRawValue(new String(article.item(), UTF_8));
        }));
    articles++;
  }

  /// Ends the file.
  ///
  /// @param base of the API's addresses
  /// @param token where to go on
  /// @return what was written
  Written end(String base, String token) throws IOException {
    line(
        Json.object(json -> {
          json.writeNumberProperty("articles", articles);
          json.writeStringProperty("next", Snapshot.next(base, token));
          json.writeStringProperty("nextSince", token);
        }));
    lines.close();
    return new Written(articles, Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  /// A file that has ended.
  record Written(long articles, long bytes, String sha256) {}

  private void line(byte[] json) {
    try {
      lines.write(json);
      lines.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException("cannot write " + file, full);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
