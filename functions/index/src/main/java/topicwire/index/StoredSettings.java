package topicwire.index;

/// The settings in force, as the table has them.
///
/// @param revision random, new with each change of the content; empty before the first settings file
/// @param content text of the last valid settings file; empty for the default settings
public record StoredSettings(String revision, String content) {

  /// Before the first settings file.
  public static final StoredSettings NONE = new StoredSettings("", "");
}
