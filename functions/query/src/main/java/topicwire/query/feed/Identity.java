package topicwire.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Permanent ids: `urn:uuid:` with the UUID of a name (RFC 9562, version 5). An article's name is
/// its site and object key, which is its identity everywhere else; so an id survives another host,
/// title or web address, as RFC 4287, 4.2.6, requires.
///
/// @param site tells the files of this site from those of others, which may have the same keys
record Identity(String site) {
  /// Drawn at random once: these names are of no namespace of the RFC.
  private static final UUID NAMESPACE = UUID.fromString("5a0ae5b8-3a7c-4b0e-9a55-6d0d0f2c1e47");

  private static final int BYTES = 16;

  /// The id of an article.
  String ofArticle(String key) {
    return of("article " + key);
  }

  /// The id of a feed.
  ///
  /// @param list what tells this list from all others, but not its pages from each other
  String ofFeed(String list) {
    return of("feed " + list);
  }

  private String of(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(BYTES)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .flip());
      var bytes =
          ByteBuffer.wrap(
              digest.digest((site.isEmpty() ? name : site + " " + name).getBytes(UTF_8)));
      var most = (bytes.getLong() & ~0xF000L) | 0x5000L; // version
      var least = (bytes.getLong() & ~(0b11L << 62)) | (0b10L << 62); // variant
      return "urn:uuid:" + new UUID(most, least);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
