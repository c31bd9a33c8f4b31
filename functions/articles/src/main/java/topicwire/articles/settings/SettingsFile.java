package topicwire.articles.settings;

import java.util.List;
import topicwire.index.Flaw;

/// What a settings file says: settings, or why it says none.
public sealed interface SettingsFile {

  /// Settings to be in force.
  record Valid(Settings settings, List<Flaw> warnings) implements SettingsFile {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /// A file with a mistake. What was in force before stays so: half of the settings could show what
  /// the other half excludes.
  record Rejected(List<Flaw> flaws) implements SettingsFile {
    public Rejected {
      flaws = List.copyOf(flaws);
    }
  }
}
