package topicwire.reindex.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowDigest;
import topicwire.index.log.PublicArticles;
import topicwire.index.log.SinceToken;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Reads all that is public into a file, stores it, and notes it as the last one: in this order, so
/// that what is noted is there. Then the same of what was read as a segment to be searched.
/// Thread-safe.
public final class SnapshotMaker {
  /// What every key begins with: no article's prefix, in a bucket without articles.
  public static final String PREFIX = "snapshots/";

  /// A name of its own for each, so that nobody who reads one finds another in its place.
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final PublicArticles articles;
  private final Table table;
  private final SnapshotStore store;
  private final Clock clock;
  private final String base;

  /// @param base what the API's addresses have between host and path, `/news`; empty for nothing
  public SnapshotMaker(
      PublicArticles articles, Table table, SnapshotStore store, Clock clock, String base) {
    this.articles = articles;
    this.table = table;
    this.store = store;
    this.clock = clock;
    this.base = base;
  }

  /// Makes one.
  ///
  /// @throws TableException when the database did not answer
  /// @throws SnapshotException when it could not be stored
  public Snapshot make() {
    try {
      var file = Files.createTempFile("snapshot", ".ndjson.gz");
      try {
        return make(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException full) {
      throw new SnapshotException("cannot write a snapshot into the temporary folder", full);
    }
  }

  private Snapshot make(Path file) throws IOException {
    var begun = clock.instant();
    var name = PREFIX + NAME.format(begun);
    var segment = new SegmentFile();
    try (var lines = new SnapshotFile(file)) {
      var places =
          articles.read(article -> {
            lines.add(article);
            segment.add(article);
          });
      var token = SinceToken.write(places, "");
      var written = lines.end(base, token);
      var snapshot =
          new Snapshot(
              store.bucket(),
              name + ".ndjson.gz",
              begun,
              written.articles(),
              written.bytes(),
              written.sha256(),
              token);
      store.put(snapshot.object(), "application/gzip", file, written.sha256());
      storeManifest(name + ".json", snapshot, file);
      SnapshotRow.write(table, snapshot);
      storeSegment(name + ".search", segment, snapshot, file);
      return snapshot;
    }
  }

  /// Behind the snapshot, whose readers need none: where this fails, the segment before it is used
  /// on, and [SnapshotSchedule] has both made again.
  private void storeSegment(String name, SegmentFile segment, Snapshot snapshot, Path file)
      throws IOException {
    if (!segment.isSmall()) {
      return;
    }
    var written = segment.write(file);
    store.put(name, "application/octet-stream", file, written.sha256());
    SnapshotRow.write(
        table,
        Keys.SEARCH,
        new Snapshot(
            store.bucket(),
            name,
            snapshot.takenAt(),
            written.articles(),
            written.bytes(),
            written.sha256(),
            snapshot.nextSince()));
  }

  /// What the file beside it is, for whoever reads the bucket.
  private void storeManifest(String name, Snapshot snapshot, Path file) throws IOException {
    var json = snapshot.json(base);
    Files.write(file, json);
    var sha256 = HexFormat.of().formatHex(RowDigest.sha256().digest(json));
    store.put(name, "application/json", file, sha256);
  }
}
