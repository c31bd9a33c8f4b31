package topicwire.local.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.aws.Clients;
import topicwire.local.aws.ObjectStorage;
import topicwire.reindex.s3.S3Listing;
import topicwire.sync.Listing;
import topicwire.testing.contract.ListingContract;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class S3ListingTest extends ListingContract {
  private ObjectStorage storage;
  private ArticleBucket bucket;
  private Listing listing;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    storage = ObjectStorage.start(folder, "articles", 0, event -> {});
    bucket = new ArticleBucket(storage.address(), "articles");
    listing = new S3Listing(Clients.s3(storage.address()), "articles");
  }

  @AfterAll
  void stop() {
    bucket.close();
    storage.close();
  }

  @Override
  protected Listing listing() {
    return listing;
  }

  @Override
  protected void put(String key, byte[] bytes) {
    bucket.put(key, bytes);
  }
}
