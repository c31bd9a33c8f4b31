package topicwire.local.contract;

import topicwire.articles.memory.MemorySource;
import topicwire.reindex.Listing;
import topicwire.reindex.memory.MemoryListing;

class MemoryListingTest extends ListingContract {
  private final MemorySource bucket = new MemorySource();
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
