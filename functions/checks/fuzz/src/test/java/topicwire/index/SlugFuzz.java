package topicwire.index;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Any name has a slug, whose slug is itself.
public final class SlugFuzz {
  /// What NFKC makes of U+FDFA; of no character does it make more.
  private static final int LONGEST = 18;

  private SlugFuzz() {}

  /// One run, as Jazzer makes it; throws an error for a wrong result.
  ///
  /// @param input a name
  public static void fuzzerTestOneInput(byte[] input) {
    var name = new String(input, UTF_8);
    var slug = Slug.of(name);
    if (!Slug.of(slug).equals(slug)) {
      throw new AssertionError("expected the slug of " + slug + " to be itself");
    }
    if (slug.startsWith("-") || slug.endsWith("-") || slug.contains("--")) {
      throw new AssertionError("expected single hyphens inside, found " + slug);
    }
    if (slug.length() > LONGEST * name.length()) {
      throw new AssertionError("expected a slug of bounded length, found " + slug.length());
    }
  }
}
