package topicwire.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.table.Utf8Order;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceBucket;

/// A bucket in memory. An ETag is the quoted MD5 of the bytes, as S3's is for a simple upload.
public final class InMemoryBucket implements SourceBucket {
  private final NavigableMap<String, byte[]> objects =
      new ConcurrentSkipListMap<>(Utf8Order.INSTANCE);
  private final Map<String, Instant> uploaded = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// A bucket whose objects are all from the epoch.
  public InMemoryBucket() {
    this(() -> Instant.EPOCH);
  }

  /// @param clock by which objects are uploaded
  public InMemoryBucket(InstantSource clock) {
    this.clock = clock;
  }

  /// Uploads an object, or overwrites it.
  public void put(String key, byte[] bytes) {
    uploaded.put(key, clock.instant());
    objects.put(key, bytes.clone());
  }

  /// Uploads a text as UTF-8.
  public void put(String key, String text) {
    put(key, text.getBytes(UTF_8));
  }

  /// Deletes an object; one that is not there is no error.
  public void delete(String key) {
    objects.remove(key);
  }

  /// The objects by key, in the order in which S3 lists them; a live view.
  public NavigableMap<String, byte[]> objects() {
    return objects;
  }

  @Override
  public FetchResult fetch(String key, @Nullable String unlessEtag) {
    var bytes = objects.get(key);
    if (bytes == null) {
      return new FetchResult.Absent();
    }
    var etag = etag(bytes);
    if (etag.equals(unlessEtag)) {
      return new FetchResult.Unchanged();
    }
    return bytes.length > ArticleParser.MAX_OBJECT_BYTES
        ? new FetchResult.TooLarge(bytes.length, etag)
        : new FetchResult.Found(bytes.clone(), etag, uploaded.getOrDefault(key, Instant.EPOCH));
  }

  /// The ETag of an object with these bytes.
  public static String etag(byte[] bytes) {
    try {
      return '"' + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
