package topicwire.local.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/// S3 on this machine, kept in a folder: the bucket of the articles, which notifies of its changes,
/// and others, which do not. Any credentials will do. The folder is private: a file that is put
/// there by hand has no ETag, so that no listing has it, and notifies nobody.
public final class ObjectStorage implements AutoCloseable {
  private final S3Proxy server;
  private final BlobStore store;

  private ObjectStorage(S3Proxy server, BlobStore store) {
    this.server = server;
    this.store = store;
  }

  /// Starts it.
  ///
  /// @param folder where objects are kept; made when it is not there
  /// @param port to listen at; 0 for any
  /// @param notifications receives every change before the client is answered
  public static ObjectStorage start(
      Path folder, String bucket, int port, Notifications notifications) throws Exception {
    var store = new NotifyingBlobStore(bucket, open(folder), notifications);
    var server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .ignoreUnknownHeaders(true)
            .stopTimeout(0) // idle connections would hold it up
            .build();
    server.start();
    var storage = new ObjectStorage(server, store);
    storage.create(bucket);
    return storage;
  }

  /// Makes a bucket, of which nobody is notified, unless it is there from an earlier run.
  public void create(String bucket) {
    if (store.list().buckets().stream().noneMatch(each -> each.name().equals(bucket))) {
      store.createContainer(CreateBucketRequest.builder().bucket(bucket).build());
    }
  }

  private static BlobStore open(Path folder) throws IOException {
    return new FilesystemNio2BlobStore(Files.createDirectories(folder).toAbsolutePath().toString());
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("S3Proxy did not stop", failed);
    }
  }
}
