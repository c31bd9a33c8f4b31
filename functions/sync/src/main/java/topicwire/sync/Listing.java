package topicwire.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The listing of a bucket, in the order of the UTF-8 bytes of the keys. Thread-safe.
public interface Listing {

  /// The next keys, as they are now: no snapshot.
  ///
  /// @param prefix only keys that begin with it; empty for all
  /// @param after the last key of the page before; null to begin
  /// @throws ListingException when the store did not list the bucket
  Page page(String prefix, @Nullable String after);

  /// Objects in order.
  ///
  /// @param more whether others follow; a page with more behind it is never empty
  record Page(List<Item> items, boolean more) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// One object, as it is listed.
  record Item(String key, String etag, long size, Instant lastModified) {}
}
