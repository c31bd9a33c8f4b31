package topicwire.query;

import topicwire.runtime.Environment;

/// By which addresses the API is reached, and by whom.
///
/// @param basePath what its addresses have between host and path, `/news`; empty for nothing
/// @param isOpen whether everybody may read: caches that many share then keep answers
record Access(String basePath, boolean isOpen) {

  /// For everybody, right behind the host.
  static final Access OPEN = new Access("", true);

  /// From the variables `BASE_PATH` (none) and `READERS`, `everybody` (as without it) or
  /// `authorized`.
  static Access of(Environment environment) {
    var readers = environment.optional("READERS", "everybody");
    return new Access(
        environment.basePath(),
        switch (readers) {
          case "everybody" -> true;
          case "authorized" -> false;
          default ->
              throw new IllegalStateException(
                  "expected the variable READERS to be everybody or authorized, found " + readers);
        });
  }

  /// What `Cache-Control` says of an answer that may be kept for some seconds. One that not
  /// everybody may read is kept by its reader alone.
  String keptFor(long seconds) {
    return (isOpen ? "public" : "private") + ", max-age=" + seconds;
  }
}
