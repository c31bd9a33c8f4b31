package topicwire.checks.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import topicwire.local.aws.Clients;
import topicwire.local.aws.ObjectStorage;
import topicwire.reindex.s3.S3SnapshotStore;
import topicwire.reindex.snapshot.SnapshotException;
import topicwire.reindex.snapshot.SnapshotStore;
import topicwire.runtime.Environment;
import topicwire.sync.s3.S3Clients;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
@Tag("slow")
class S3SnapshotStoreTest extends SnapshotStoreContract {
  private final AtomicInteger notified = new AtomicInteger();
  private ObjectStorage storage;
  private S3Client client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    storage = ObjectStorage.start(folder, "articles", 0, _ -> notified.incrementAndGet());
    storage.create("snapshots");
    client = client(storage.address());
  }

  @AfterAll
  void stop() {
    client.close();
    storage.close();
  }

  private static S3Client client(URI address) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.put("AWS_ENDPOINT_URL_S3", address.toString());
    return S3Clients.uploading(new Environment(variables));
  }

  @Override
  SnapshotStore store() {
    return new S3SnapshotStore(client, "snapshots");
  }

  @Override
  byte[] stored(String key) {
    Assertions.assertEquals(0, notified.get(), "events of a bucket that has no articles");
    return client.getObjectAsBytes(request -> request.bucket("snapshots").key(key)).asByteArray();
  }

  @Test
  void put_intoABucketThatIsMissing_saysWhatWasAskedAndWhy() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "{}");
    assertThatThrownBy(() ->
            new S3SnapshotStore(client, "nowhere")
                .put("snapshots/c.json", "application/json", file, "00".repeat(32)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith("PutObject s3://nowhere/snapshots/c.json failed: NoSuchBucket");
  }
}
