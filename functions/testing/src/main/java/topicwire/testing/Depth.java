package topicwire.testing;

/// How much a test of many cases tries: a part of them in every build, which ends in minutes, and
/// all of them with `-Dtopicwire.depth=full`, as CI asks for.
public final class Depth {
  private static final boolean FULL = "full".equals(System.getProperty("topicwire.depth"));

  private Depth() {}

  /// The one of two scopes, numbers of cases or the like that this build is to try.
  public static <T> T of(T part, T full) {
    return FULL ? full : part;
  }
}
