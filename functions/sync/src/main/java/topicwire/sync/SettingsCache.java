package topicwire.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;
import topicwire.index.StoredSettings;

/// The settings that were read last, so that the same text is read once. A function of the stored
/// settings, which the caller reads anew each time. Thread-safe.
public final class SettingsCache {
  private record Read(StoredSettings stored, Settings settings) {}

  private volatile Read last = new Read(StoredSettings.NONE, Settings.DEFAULT);

  /// What the text says.
  ///
  /// @throws IllegalStateException when this version does not understand it: to index without what
  ///   it says could publish what it hides
  public Settings of(StoredSettings stored) {
    var read = last;
    if (!read.stored().content().equals(stored.content())) {
      read = new Read(stored, read(stored.content()));
      last = read;
    }
    return read.settings();
  }

  private static Settings read(String content) {
    if (content.isEmpty()) {
      return Settings.DEFAULT;
    }
    return switch (SettingsReader.read(content.getBytes(UTF_8))) {
      case SettingsFile.Valid(var settings, var _) -> settings;
      case SettingsFile.Rejected(var flaws) ->
          throw new IllegalStateException(
              "expected the stored settings to be those of a valid %s, found %s; upload the file again"
                  .formatted(SettingsReader.KEY, flaws));
    };
  }
}
