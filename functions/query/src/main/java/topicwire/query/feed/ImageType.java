package topicwire.query.feed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Guesses an image's type from its address: the image itself is never fetched.
final class ImageType {
  private static final Map<String, String> TYPES =
      Map.of(
          "avif", "image/avif",
          "gif", "image/gif",
          "jpeg", "image/jpeg",
          "jpg", "image/jpeg",
          "png", "image/png",
          "svg", "image/svg+xml",
          "webp", "image/webp");

  private ImageType() {}

  /// The media type, null when the path does not end as those of images do.
  static @Nullable String of(String address) {
    var path = address.replaceFirst("[?#].*", "");
    var ending = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.get(ending.toLowerCase(Locale.ROOT));
  }
}
