package topicwire.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.sync.Listing;

/// The listing of a bucket in memory, in pages of a size of one's own. Thread-safe.
public final class InMemoryListing implements Listing {
  private final InMemoryBucket source;
  private final int pageSize;
  private final Map<String, Instant> lastModified = new HashMap<>();

  public InMemoryListing(InMemoryBucket source, int pageSize) {
    this.source = source;
    this.pageSize = pageSize;
  }

  /// Says when an object was written; others were long ago.
  public synchronized void written(String key, Instant at) {
    lastModified.put(key, at);
  }

  @Override
  public synchronized Page page(String prefix, @Nullable String after) {
    var keys = source.objects();
    var items = new ArrayList<Item>();
    for (var object : (after == null ? keys : keys.tailMap(after, false)).entrySet()) {
      if (object.getKey().startsWith(prefix)) {
        if (items.size() == pageSize) {
          return new Page(items, true);
        }
        items.add(
            new Item(
                object.getKey(),
                InMemoryBucket.etag(object.getValue()),
                object.getValue().length,
                lastModified.getOrDefault(object.getKey(), Instant.EPOCH)));
      }
    }
    return new Page(items, false);
  }
}
