package topicwire.articles.dates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads every form of date that can mean one moment only: ISO 8601, and what generators and
/// authors write in its place. Blanks for the `T`, digits without their leading zero, no seconds,
/// slashes or full stops between year, month and day, names of months, offsets such as `-4`,
/// `+0100`, `UTC` or `EST`, names of zones. `11-9-2017` may be two days and is none; nor is 30
/// February.
///
/// @param zone of dates without an offset
public record DateReader(ZoneId zone) {

  /// What a message says was expected.
  public static final String EXPECTED =
      "expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z, years"
          + " 0001 to 9999, found %s";

  /// No date known is longer.
  private static final int MAX_LENGTH = 80;

  private static final int SECONDS_A_MINUTE = 60;

  /// A second is written with four digits for the year, so that texts sort as the dates do.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant BEHIND_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  /// The moment that the text names, or null when it names none of the years 1 to 9999.
  public @Nullable Moment read(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      var cursor = new DateCursor(text);
      var date = cursor.date();
      if (date == null) {
        return null;
      }
      var time = cursor.time();
      if (time == null) {
        return cursor.isAtEnd() ? day(date) : null;
      }
      var zoned = cursor.zone();
      if (!cursor.isAtEnd()) {
        return null;
      }
      var moment = date.atTime(time).atZone(zoned == null ? zone : zoned);
      if (moment.getOffset().getTotalSeconds() % SECONDS_A_MINUTE != 0) {
        // Such as zones had before 1900. RFC 3339 cannot write it.
        moment = moment.withZoneSameInstant(ZoneOffset.UTC);
      }
      return inRange(moment.toInstant(), written(moment, cursor.fraction()));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The moment at which a day begins in the zone, or null beyond the years that are read.
  @Nullable Moment day(LocalDate date) {
    return inRange(date.atStartOfDay(zone).toInstant(), date.toString());
  }

  private static @Nullable Moment inRange(Instant instant, String text) {
    return instant.isBefore(FIRST) || !instant.isBefore(BEHIND_LAST)
        ? null
        : new Moment(instant.truncatedTo(ChronoUnit.SECONDS), text);
  }

  private static String written(ZonedDateTime moment, String fraction) {
    var text = new StringBuilder(40).append(moment.toLocalDate()).append('T');
    two(text, moment.getHour()).append(':');
    two(text, moment.getMinute()).append(':');
    two(text, moment.getSecond());
    if (!fraction.isEmpty()) {
      text.append('.').append(fraction);
    }
    var seconds = moment.getOffset().getTotalSeconds();
    if (seconds == 0) {
      return text.append('Z').toString();
    }
    var minutes = Math.abs(seconds) / SECONDS_A_MINUTE;
    two(text.append(seconds < 0 ? '-' : '+'), minutes / 60).append(':');
    return two(text, minutes % 60).toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
