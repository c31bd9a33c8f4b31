package topicwire.local.contract;

import topicwire.reindex.memory.MemoryListing;
import topicwire.reindex.walk.Listing;
import topicwire.sync.memory.InMemoryBucket;

class MemoryListingTest extends ListingContract {
  private final InMemoryBucket bucket = new InMemoryBucket();
  private final Listing listing = new MemoryListing(bucket, 1_000);

  @Override
  Listing listing() {
    return listing;
  }

  @Override
  void put(String key, byte[] bytes) {
    bucket.put(key, bytes);
  }
}
