package topicwire.articles.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the dates of generators: year, month and day in this order, a time of day or none, an
/// offset or none. Without an offset a date is one of UTC. `11-9-2017` may be two days and is none.
public final class ForeignDates {

  /// No date known is longer; no pattern is tried on a longer text.
  private static final int MAX_LENGTH = 64;

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})"
              + "(?:[Tt \\u00a0] ?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,]\\d{1,9})?)?"
              + "[ \\u00a0]?(?:([Zz]|UTC|GMT)|([-+])(\\d{1,2})(?::?(\\d{2}))?)?"
              + " ?(?:\\[([^\\]]+)])?)?");

  /// A date that a file or folder begins with, or three folders that are one.
  private static final Pattern IN_KEY =
      Pattern.compile("(?:^|/)(\\d{4})([-/])(\\d{2})\\2(\\d{2})[-_/]");

  private ForeignDates() {}

  /// The moment that the text names, or null.
  public static @Nullable Instant read(String text) {
    var date = DATE.matcher(text.strip());
    if (text.length() > MAX_LENGTH || !date.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(date, 1),
              number(date, 3),
              number(date, 4),
              number(date, 5),
              number(date, 6),
              number(date, 7))
          .atZone(zone(date))
          .toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The midnight of the last date that stands in the key, or null.
  public static @Nullable Instant inKey(String key) {
    var found = IN_KEY.matcher(key);
    @Nullable Instant last = null;
    for (var start = 0; found.find(start); start = found.end() - 1) {
      var read = read(found.group(1) + "-" + found.group(3) + "-" + found.group(4));
      last = read == null ? last : read;
    }
    return last;
  }

  private static ZoneId zone(Matcher date) {
    if (date.group(9) != null) {
      var sign = date.group(9).equals("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(sign * number(date, 10), sign * number(date, 11));
    }
    var named = date.group(12);
    return named == null || date.group(8) != null ? ZoneOffset.UTC : ZoneId.of(named);
  }

  private static int number(Matcher date, int group) {
    var digits = date.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
