package topicwire.checks.browser;

/// A key as DevTools takes it.
///
/// @param word its name in `KeyboardEvent.key`
/// @param number its Windows virtual key code
/// @param text what it writes; empty for none
record Key(String word, int number, String text) {
  static final Key TAB = new Key("Tab", 9, "");
  static final Key ENTER = new Key("Enter", 13, "\r");
  static final Key ESCAPE = new Key("Escape", 27, "");
  static final Key LEFT = new Key("ArrowLeft", 37, "");
  static final Key RIGHT = new Key("ArrowRight", 39, "");
}
