package topicwire.local.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fills an empty copy from the file of all that is public: one request in place of one for each
/// hundred articles.
final class Beginning {
  private static final JsonMapper JSON = new JsonMapper();

  private final MirrorFolder folder;

  Beginning(MirrorFolder folder) {
    this.folder = folder;
  }

  /// Takes over every article of the file.
  ///
  /// @param progress receives how many there are in the copy, a few times a second at most
  /// @return where to go on; null when the file is not whole, or is another one
  /// @throws IOException when the file cannot be read to its end, or an article cannot be written
  @Nullable String read(InputStream file, Consumer<Long> progress) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var json = JSON.readTree(line);
        if (json.has("next")) {
          return next(json);
        }
        folder.put(json.path("path").asString(), json.path("article"));
        progress.accept(folder.articles());
      }
      return null;
    } catch (JacksonException other) {
      return null;
    }
  }

  private @Nullable String next(JsonNode last) {
    return last.path("articles").asLong(-1) == folder.articles()
        ? last.path("next").asString()
        : null;
  }
}
