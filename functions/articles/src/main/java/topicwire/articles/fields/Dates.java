package topicwire.articles.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates: ISO 8601, a date and time with offset ({@code 2024-04-11T08:00:16Z}, {@code
 * 2024-04-11T10:00+02:00}, fractions of a second allowed) or a date, which is its midnight in UTC.
 * Strict: 30 February is no date.
 */
final class Dates {
  static final String EXPECTED =
      "expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z, years"
          + " 0001 to 9999, found %s; correct it";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

  /** A second is written with four digits for the year, so that texts sort as the dates do. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant BEHIND_LAST = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int DATE_LENGTH = "2024-04-11".length();

  private Dates() {}

  /** The second in UTC that the text names, or null when it is no date of the years 1 to 9999. */
  static @Nullable Instant second(String text) {
    try {
      var instant =
          text.length() <= DATE_LENGTH
              ? LocalDate.parse(text, DATE).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text, DATE_TIME).toInstant();
      var inRange = !instant.isBefore(FIRST) && instant.isBefore(BEHIND_LAST);
      return inRange ? instant.truncatedTo(ChronoUnit.SECONDS) : null;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
