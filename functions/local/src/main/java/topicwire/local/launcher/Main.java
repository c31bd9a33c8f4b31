package topicwire.local.launcher;

import java.lang.reflect.InvocationTargetException;

/// Starts the local stack, or says which Java it needs.
public final class Main {
  private static final int NEEDED = 25;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    int found = feature(System.getProperty("java.specification.version", "1.8"));
    if (found < NEEDED) {
      System.err.println(
          "Topicwire needs Java "
              + NEEDED
              + " or newer; this is Java "
              + found
              + " ("
              + System.getProperty("java.home")
              + ").\nRun it with the java of a JDK "
              + NEEDED
              + ", or with ./mvnw -Plocal, which finds an installed one by itself.");
      System.exit(1);
    }
    try {
      // By name: the class is compiled for the newer Java.
      Class.forName("topicwire.local.console.Application")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof Exception ? (Exception) failed.getCause() : failed;
    }
  }

  /// 8 of `1.8`, 25 of `25`.
  static int feature(String specificationVersion) {
    return Integer.parseInt(
        specificationVersion.startsWith("1.")
            ? specificationVersion.substring(2)
            : specificationVersion);
  }
}
