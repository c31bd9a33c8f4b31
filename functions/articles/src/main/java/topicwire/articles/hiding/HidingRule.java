package topicwire.articles.hiding;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.DateReader;
import topicwire.articles.fields.Names;

/// What the value of a field that may hide an article says. The generators' own documents are the
/// source of each: a field hides here if it hides in one of them.
public enum HidingRule {
  /// Hides when false. A date instead is when the article appeared, or will.
  SHOWN("`true` or `false`"),

  /// Hides when true.
  HIDDEN("`true` or `false`"),

  /// Hides unless it is a word for public.
  STATE("a word such as `published` or `draft`"),

  /// A path; hides when it is `false` instead.
  PATH("a path or `false`"),

  /// Hides when the page is not written.
  RENDERED("`true`, `false`, `always`, `never` or `link`"),

  /// A date; hides from then on.
  EXPIRY("a date such as 2024-04-11 or 2024-04-11T08:00:16Z"),

  /// A date; hides until then.
  EMBARGO("a date such as 2024-04-11 or 2024-04-11T08:00:16Z");

  /// What a value does.
  enum Effect {
    SHOWS,
    HIDES,
    /// Names a moment, which decides.
    DATED,
    UNCLEAR
  }

  private static final Map<String, HidingRule> NAMES =
      Map.ofEntries(
          Map.entry("published", SHOWN),
          Map.entry("publish", SHOWN),
          Map.entry("public", SHOWN),
          Map.entry("removed", HIDDEN),
          Map.entry("draft", HIDDEN),
          Map.entry("hidden", HIDDEN),
          Map.entry("private", HIDDEN),
          Map.entry("unlisted", HIDDEN),
          Map.entry("headless", HIDDEN),
          Map.entry("status", STATE),
          Map.entry("visibility", STATE),
          Map.entry("permalink", PATH),
          Map.entry("render", RENDERED),
          Map.entry("expirydate", EXPIRY),
          Map.entry("unpublishdate", EXPIRY),
          Map.entry("expires", EXPIRY),
          Map.entry("publishdate", EMBARGO),
          Map.entry("embargo", EMBARGO));

  /// What the names begin with, in any spelling: most names of other fields do not.
  private static final String FIRST_LETTERS = "pPrRdDhHuUsSvVeEiI-_";

  private static final int SHORTEST =
      NAMES.keySet().stream().mapToInt(String::length).min().orElseThrow();

  /// `publish` is what an export of WordPress calls it.
  private static final Set<String> PUBLIC_STATES = Set.of("published", "public", "publish");

  /// States that no map but an article has.
  private static final Set<String> HIDDEN_STATES =
      Set.of("draft", "pending", "private", "scheduled", "hidden", "unlisted", "unpublished");

  /// What a flaw says was expected.
  final String expected;

  HidingRule(String expected) {
    this.expected = expected;
  }

  /// What a flaw tells to write.
  String advice() {
    return this == SHOWN || this == HIDDEN ? "one of the two" : "one";
  }

  /// The rule of a name, or null. Case, `-` and `_` do not matter, nor does an `is` before it.
  public static @Nullable HidingRule of(String name) {
    if (!name.isEmpty() && !mayBegin(name.charAt(0))) {
      return null;
    }
    var plain = Names.plain(name);
    var rule = NAMES.get(plain);
    if (rule != null || !plain.startsWith("is")) {
      return rule;
    }
    var behind = NAMES.get(plain.substring(2));
    return behind == SHOWN || behind == HIDDEN ? behind : null;
  }

  /// Whether a name that begins so may have a rule.
  static boolean mayBegin(char first) {
    return FIRST_LETTERS.indexOf(first) >= 0;
  }

  /// Whether a name of so many letters may have a rule, hyphens and the like included.
  static boolean mayBeAsLong(int letters) {
    return letters >= SHORTEST;
  }

  /// What the text does.
  Effect effect(String text, DateReader reader) {
    var truth = TruthWords.read(text);
    return switch (this) {
      case SHOWN -> truth == null ? dated(text, reader) : shows(truth);
      case HIDDEN -> truth == null ? Effect.UNCLEAR : shows(!truth);
      case STATE -> shows(PUBLIC_STATES.contains(text.strip().toLowerCase(Locale.ROOT)));
      case PATH -> shows(!text.strip().equalsIgnoreCase("false"));
      case RENDERED -> rendered(text, truth);
      case EXPIRY, EMBARGO -> dated(text, reader);
    };
  }

  /// Whether the text hides, and cannot mean anything else where it is out of place.
  public boolean hidesAnywhere(String text, DateReader reader) {
    return switch (this) {
      case STATE -> HIDDEN_STATES.contains(text.strip().toLowerCase(Locale.ROOT));
      case EMBARGO -> false;
      case EXPIRY -> effect(text, reader) == Effect.DATED;
      case SHOWN, HIDDEN, PATH, RENDERED -> effect(text, reader) == Effect.HIDES;
    };
  }

  private static Effect rendered(String text, @Nullable Boolean truth) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "never", "link" -> Effect.HIDES;
      case "always" -> Effect.SHOWS;
      default -> truth == null ? Effect.UNCLEAR : shows(truth);
    };
  }

  private static Effect dated(String text, DateReader reader) {
    return reader.read(text) == null ? Effect.UNCLEAR : Effect.DATED;
  }

  private static Effect shows(boolean shows) {
    return shows ? Effect.SHOWS : Effect.HIDES;
  }
}
