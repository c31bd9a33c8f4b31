package topicwire.query.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/// Reads dates as articles have them: a date and time with offset, `2024-04-11T10:00+02:00`, or a
/// date, which is its midnight in UTC. Strict: 30 February is no date.
public final class DateParameter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final int DATE_LENGTH = "2024-04-11".length();

  private DateParameter() {}

  /// Whether a text that names an instant names a whole day.
  static boolean isDay(String text) {
    return text.length() <= DATE_LENGTH;
  }

  /// The instant that the text names, null when it names none.
  public static @Nullable Instant instant(String text) {
    try {
      return isDay(text)
          ? LocalDate.parse(text, DATE).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text, DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
