package topicwire.local.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// What the local stack says to its bucket. Thread-safe.
public final class ArticleBucket implements AutoCloseable {
  private final S3Client client;
  private final String name;

  public ArticleBucket(URI address, String name) {
    this.client = Clients.s3(address);
    this.name = name;
  }

  /// Uploads a file.
  ///
  /// @throws java.io.UncheckedIOException when it cannot be read
  public void put(String key, Path file) {
    client.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
  }

  public void put(String key, byte[] bytes) {
    client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(bytes));
  }

  public void delete(String key) {
    client.deleteObject(request -> request.bucket(name).key(key));
  }

  /// Every key with its ETag, which for a file uploaded at once is its MD5 in hexadecimal.
  public Map<String, String> list() {
    var etags = new HashMap<String, String>();
    client
        .listObjectsV2Paginator(request -> request.bucket(name))
        .contents()
        .forEach(object -> etags.put(object.key(), object.eTag().replace("\"", "")));
    return etags;
  }

  @Override
  public void close() {
    client.close();
  }
}
