package topicwire.local.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/// S3 on this machine: one bucket, kept in a folder. Any credentials will do. The folder is
/// private: a file that is put there by hand has no ETag, so that no listing has it, and tells
/// nobody.
public final class ObjectStorage implements AutoCloseable {
  private final S3Proxy server;

  private ObjectStorage(S3Proxy server) {
    this.server = server;
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
    if (store.list().buckets().stream().noneMatch(each -> each.name().equals(bucket))) {
      store.createContainer(CreateBucketRequest.builder().bucket(bucket).build());
    }
    return new ObjectStorage(server);
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
