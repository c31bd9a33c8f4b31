package topicwire.index.layout;

import org.jspecify.annotations.Nullable;
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
    String digest) {

  /// The kind of content of the key.
  public ContentState state() {
    return manifest.state();
  }

  /// The ETag to ask the object store with, so that an unchanged object is not sent again; null
  /// when the object must be read: there was none, or another parser read it.
  public @Nullable String unlessChanged(String parser) {
    return state() == ContentState.DELETED || !this.parser.equals(parser) ? null : etag;
  }
}
