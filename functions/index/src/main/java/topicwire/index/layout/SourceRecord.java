package topicwire.index.layout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.BoundedClock;
import topicwire.index.ContentState;

/// The one row that every write of a key is conditioned on: which version of the object the index
/// shows, and which rows it has for that.
///
/// @param revision random, fresh with every write
/// @param etag of the object that was seen; null for a deleted one, and after an audit found rows
///   missing
/// @param size of that object in bytes
/// @param parser version of the parser that made the rows
/// @param changedAt UTC second of the last change of the content of the key
/// @param asOf UTC second at which that was decided, where time has or had a say; else null. A
///   later decision is never made for an earlier second, whatever clock it is made by
/// @param modifiedAt second since the epoch at which the content that the rows show was uploaded;
///   null for the first content of a dated article. Stays when the same bytes are uploaded again
/// @param log where the change log has what the public was last shown; null when it has nothing of
///   the key
/// @param digest by which the key's rows are recognised, see [RowDigest]
public record SourceRecord(
    String key,
    String revision,
    @Nullable String etag,
    long size,
    String parser,
    String changedAt,
    @Nullable Long modifiedAt,
    RowManifest manifest,
    @Nullable String asOf,
    String digest,
    @Nullable LogPlace log) {

  /// That of a key of which no log has anything.
  public SourceRecord(
      String key,
      String revision,
      @Nullable String etag,
      long size,
      String parser,
      String changedAt,
      @Nullable Long modifiedAt,
      RowManifest manifest,
      @Nullable String asOf,
      String digest) {
    this(key, revision, etag, size, parser, changedAt, modifiedAt, manifest, asOf, digest, null);
  }

  /// The same with another revision.
  public SourceRecord renewed(String revision) {
    return new SourceRecord(
        key, revision, etag, size, parser, changedAt, modifiedAt, manifest, asOf, digest, log);
  }

  /// The same under another revision and version, and counted by nothing above its topics.
  public SourceRecord withoutAbove(String revision, String parser) {
    return new SourceRecord(
        key,
        revision,
        etag,
        size,
        parser,
        changedAt,
        modifiedAt,
        manifest.withAbove(List.of()),
        asOf,
        digest,
        log);
  }

  /// The same with another revision and without an ETag, so that the object is read.
  ///
  /// @param log see [#log()]
  public SourceRecord distrusted(String revision, @Nullable LogPlace log) {
    return new SourceRecord(
        key,
        revision,
        null,
        size,
        parser,
        changedAt,
        modifiedAt,
        manifest.distrusted(),
        asOf,
        digest,
        log);
  }

  /// Whether the log may say something else than what the public is shown: of a table that is older
  /// than its log, and after an audit found the log damaged.
  public boolean isLogDue() {
    return log == null ? state() == ContentState.PUBLISHED : log.isDoubtful();
  }

  /// The kind of content of the key.
  public ContentState state() {
    return manifest.state();
  }

  /// The ETag to ask the object store with, so that an unchanged object is not sent again; null
  /// when the object must be read: there was none, another parser read it, time has changed what it
  /// is, or the log is to be brought up to it.
  ///
  /// @param now by [BoundedClock#now], so that it is before [#asOf] only where that is the time of
  ///   a clock that was wrong
  public @Nullable String unlessChanged(String parser, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS).toString();
    var due = manifest.due();
    return state() == ContentState.DELETED
            || !this.parser.equals(parser)
            || isLogDue()
            || (due != null && due.compareTo(second) <= 0)
            || (asOf != null && asOf.compareTo(second) > 0)
        ? null
        : etag;
  }
}
