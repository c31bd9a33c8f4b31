package topicwire.articles.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Zones of dates, by their names in the IANA database or as an offset.
final class Zones {
  private Zones() {}

  static @Nullable ZoneId read(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /// What to write instead of a name that is none: a zone that is spelt nearly so, or has a city of
  /// this name.
  static String advice(String text) {
    // Sorted, so that the same file always has the same advice.
    var zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
    var city = "/" + text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    for (var zone : zones) {
      if (zone.toLowerCase(Locale.ROOT).endsWith(city)) {
        return "`" + zone + "`";
      }
    }
    var nearest = Nearest.of(text, zones);
    return nearest == null
        ? "a name such as `Europe/Berlin`, or an offset such as `+02:00`"
        : "`" + nearest + "`";
  }
}
