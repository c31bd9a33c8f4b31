package topicwire.local.files;

import java.nio.file.Files;
import java.nio.file.Path;
import topicwire.articles.settings.SettingsReader;

/// The settings file of a folder of articles.
final class FolderSettings {
  private FolderSettings() {}

  /// Where the file stands, whether there is one or not. The root of `site/_news` is `site`,
  /// because keys of its files begin with `_news/`.
  static Path file(Folder folder) {
    var root = Files.isDirectory(folder.path()) ? folder.path() : folder.path().resolveSibling(".");
    for (var i = 0; i < folder.keyPrefix().length(); i++) {
      if (folder.keyPrefix().charAt(i) == '/') {
        root = root.resolve("..");
      }
    }
    return root.resolve(SettingsReader.KEY).normalize();
  }
}
