package topicwire.testing;

import topicwire.sync.Listing;
import topicwire.testing.contract.ListingContract;

class InMemoryListingTest extends ListingContract {
  private final InMemoryBucket bucket = new InMemoryBucket();
  private final Listing listing = new InMemoryListing(bucket, 1_000);

  @Override
  protected Listing listing() {
    return listing;
  }

  @Override
  protected void put(String key, byte[] bytes) {
    bucket.put(key, bytes);
  }
}
