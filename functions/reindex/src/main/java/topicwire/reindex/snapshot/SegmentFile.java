package topicwire.reindex.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import topicwire.index.layout.RowDigest;
import topicwire.index.log.PublicChange;
import topicwire.index.search.SearchDocument;
import topicwire.index.search.SegmentWriter;

/// The segment that is searched, as it grows in memory. For one thread.
final class SegmentFile {
  /// A million articles of forty words can just be sorted in the function's gigabyte, and take
  /// minutes. Beyond half of that there is no segment, and no search once too much has changed; a
  /// snapshot is made all the same.
  static final int MOST_ARTICLES = 500_000;

  private SegmentWriter segment = new SegmentWriter();
  private boolean isSmall = true;

  void add(PublicChange.Published article) {
    if (segment.documents() == MOST_ARTICLES) {
      isSmall = false;
      segment = new SegmentWriter();
    }
    if (isSmall) {
      segment.add(SearchDocument.of(article.path(), article.item(), article.topics()));
    }
  }

  /// Whether all articles are in it.
  boolean isSmall() {
    return isSmall;
  }

  /// Writes it over a file.
  SnapshotFile.Written write(Path file) throws IOException {
    var digest = RowDigest.sha256();
    try (var output =
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
      segment.write(output);
    }
    return new SnapshotFile.Written(
        segment.documents(), Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }
}
