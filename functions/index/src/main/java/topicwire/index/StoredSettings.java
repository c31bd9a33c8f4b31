package topicwire.index;

import static java.util.Objects.requireNonNullElse;

import topicwire.index.layout.Attributes;
import topicwire.index.layout.Keys;
import topicwire.index.table.Table;

/// The settings in force, as the table has them.
///
/// @param revision random, new with each change of the content; empty before the first settings
///   file
/// @param content text of the last valid settings file; empty for the default settings
/// @param taxonomy the same as the revision for what topic definitions claim, which stands in rows
///   of their own; empty before the first definition
public record StoredSettings(String revision, String content, String taxonomy) {

  /// Settings without topic definitions.
  public StoredSettings(String revision, String content) {
    this(revision, content, "");
  }

  /// The same beside this revision of the taxonomy.
  public StoredSettings beside(String taxonomy) {
    return new StoredSettings(revision, content, taxonomy);
  }

  /// Before the first settings file.
  public static final StoredSettings NONE = new StoredSettings("", "");

  /// The settings in force, by a consistent read.
  public static StoredSettings read(Table table) {
    var row = table.get(Keys.SETTINGS, true);
    return row == null
        ? NONE
        : new StoredSettings(
            requireNonNullElse(row.text(Attributes.REVISION), ""),
            requireNonNullElse(row.text(Attributes.CONTENT), ""),
            requireNonNullElse(row.text(Attributes.TAXONOMY), ""));
  }

  private static final String SEPARATOR = "@";
  private static final String BETWEEN = "~";

  /// The version of a parser under these settings, as a source record notes it: one comparison
  /// decides whether either has changed.
  public String versionOf(String parser) {
    var both = taxonomy.isEmpty() ? revision : revision + BETWEEN + taxonomy;
    return both.isEmpty() ? parser : parser + SEPARATOR + both;
  }

  /// The version of what is not written wholly yet, which no run has: the next one reads the
  /// object.
  public static String unfinished(String version) {
    return parserOf(version) + SEPARATOR;
  }

  /// The version of the parser alone.
  public static String parserOf(String version) {
    var at = version.lastIndexOf(SEPARATOR);
    return at < 0 ? version : version.substring(0, at);
  }
}
