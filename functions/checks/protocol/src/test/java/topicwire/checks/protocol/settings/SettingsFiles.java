package topicwire.checks.protocol.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.articles.settings.Settings;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;

/// Settings files of the tests, read.
public final class SettingsFiles {
  private SettingsFiles() {}

  /// What a valid file says.
  public static Settings valid(String content) {
    return switch (SettingsReader.read(content.getBytes(UTF_8))) {
      case SettingsFile.Valid(var settings, var _) -> settings;
      case SettingsFile.Rejected(var flaws) ->
          throw new AssertionError("expected valid settings, found " + flaws);
    };
  }
}
