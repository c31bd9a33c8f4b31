package topicwire.index.layout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    String digest) {

  /// The kind of content of the key.
  public ContentState state() {
    return manifest.state();
  }

  /// The ETag to ask the object store with, so that an unchanged object is not sent again; null
  /// when the object must be read: there was none, another parser read it, or time has changed what
  /// it is.
  ///
  /// @param now by [BoundedClock#now], so that it is before [#asOf] only where that is the time of
  ///   a clock that was wrong
  public @Nullable String unlessChanged(String parser, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS).toString();
    var due = manifest.due();
    return state() == ContentState.DELETED
            || !this.parser.equals(parser)
            || (due != null && due.compareTo(second) <= 0)
            || (asOf != null && asOf.compareTo(second) > 0)
        ? null
        : etag;
  }
}
