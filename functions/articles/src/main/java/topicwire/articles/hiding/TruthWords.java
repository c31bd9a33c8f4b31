package topicwire.articles.hiding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words that generators read as true or false. YAML 1.1 has more of them than YAML 1.2, and
/// where the two differ the author means what the word says.
public final class TruthWords {
  private TruthWords() {}

  /// What the text says, in any case, or null when it is no such word.
  public static @Nullable Boolean read(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "y", "1" -> true;
      case "false", "no", "off", "n", "0" -> false;
      default -> null;
    };
  }
}
