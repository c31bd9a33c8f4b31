package topicwire.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import topicwire.local.aws.ArticleBucket;

/// The project's own articles, for a first look: their keys stand in `samples/list`.
public final class Samples {
  /// One to show.
  public static final String FIRST = "_news/2026-03-02-tidal-farm-feeds-the-harbour.md";

  private Samples() {}

  static void upload(ArticleBucket bucket) throws IOException {
    for (var key : keys()) {
      bucket.put(key, read(key));
    }
  }

  static List<String> keys() throws IOException {
    return new String(read("list"), StandardCharsets.UTF_8).lines().toList();
  }

  static byte[] read(String name) throws IOException {
    try (InputStream sample =
        Samples.class.getResourceAsStream("/topicwire/local/samples/" + name)) {
      return Objects.requireNonNull(sample, "no sample " + name).readAllBytes();
    }
  }
}
