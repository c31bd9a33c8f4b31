package topicwire.articles.dates;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through the text of a date once, from left to right. Its parts are asked for in their
/// order; one that names no day or hour throws [java.time.DateTimeException].
final class DateCursor {
  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };
  private static final String[] DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  /// Hours that RFC 822 gives to names of zones; other names mean different zones to different
  /// people.
  private static final Map<String, Integer> NAMED_OFFSETS =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
  private static final int SHORTEST_NAME = 3;
  private static final int FRACTION_DIGITS = 9;

  private final String text;
  private final int end;
  private int at;
  private String fraction = "";

  DateCursor(String text) {
    this.text = text;
    var last = text.length();
    while (last > 0 && isBlank(text.charAt(last - 1))) {
      last--;
    }
    end = last;
    skipBlanks();
  }

  boolean isAtEnd() {
    return at == end;
  }

  /// The digits behind the point of the seconds.
  String fraction() {
    return fraction;
  }

  /// The day, or null when the text begins with none.
  @Nullable LocalDate date() {
    var digits = digitsAhead();
    if (digits == 8) {
      return LocalDate.of(number(4), number(2), number(2));
    }
    if (digits == 4 && at + 4 < end && isSeparator(text.charAt(at + 4))) {
      var year = number(4);
      var separator = text.charAt(at);
      at++;
      var month = upTo(2);
      if (month < 0 || at == end || text.charAt(at) != separator) {
        return null;
      }
      at++;
      var day = upTo(2);
      return day < 0 ? null : LocalDate.of(year, month, day);
    }
    return dateInWords();
  }

  /// `Fri, 8 July 2022`, `Jul 08 2022`, `July 8th, 2022`, `08-Jul-2022`.
  private @Nullable LocalDate dateInWords() {
    var word = word();
    if (word != null && indexOf(DAYS, word) >= 0) {
      skipFiller();
      word = word();
    }
    var month = word == null ? -1 : indexOf(MONTHS, word);
    if (word != null && month < 0) {
      return null;
    }
    skipFiller();
    var day = upTo(2);
    if (day < 0) {
      return null;
    }
    skipOrdinal();
    skipFiller();
    if (month < 0) {
      word = word();
      month = word == null ? -1 : indexOf(MONTHS, word);
      skipFiller();
    }
    return month < 0 || digitsAhead() != 4 ? null : LocalDate.of(number(4), month + 1, day);
  }

  /// The time of day, or null when there is none.
  @Nullable LocalTime time() {
    var start = at;
    if (at < end && (text.charAt(at) == 'T' || text.charAt(at) == 't')) {
      at++;
    } else if (at < end && text.charAt(at) == ',') {
      at++;
    }
    skipBlanks();
    if (at == start) {
      return null;
    }
    var digits = digitsAhead();
    if (digits == 4 || digits == 6) {
      return LocalTime.of(number(2), number(2), digits == 6 ? number(2) : 0);
    }
    var hour = upTo(2);
    if (hour < 0 || !skip(':')) {
      at = start;
      return null;
    }
    var minute = upTo(2);
    var second = 0;
    if (skip(':')) {
      second = upTo(2);
      if (at < end && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
        at++;
        readFraction();
      }
    }
    return LocalTime.of(halfDay(hour), minute, second);
  }

  private void readFraction() {
    var digits = digitsAhead();
    fraction = text.substring(at, at + Math.min(digits, FRACTION_DIGITS));
    at += digits;
  }

  /// Twelve hours are counted from 12 to 11.
  private int halfDay(int hour) {
    var before = at;
    skipBlanks();
    var word = word();
    var afternoon = "pm".equals(word);
    if (!afternoon && !"am".equals(word)) {
      at = before;
      return hour;
    }
    if (hour < 1 || hour > 12) {
      return -1;
    }
    return hour % 12 + (afternoon ? 12 : 0);
  }

  /// The zone that ends the text, or null when there is none.
  @Nullable ZoneId zone() {
    skipBlanks();
    @Nullable ZoneId zone = offset();
    if (zone == null) {
      zone = namedZone();
      // JavaScript writes GMT+0200.
      var offset = zone == null ? null : offset();
      zone = offset == null ? zone : offset;
    } else {
      // Go writes the name of the zone behind its offset.
      skipBlanks();
      word();
    }
    skipBlanks();
    var open = at < end ? text.charAt(at) : 0;
    if (open == '[' || open == '(') {
      var close = text.indexOf(open == '[' ? ']' : ')', at);
      if (close < 0) {
        return zone;
      }
      var name = text.substring(at + 1, close);
      at = close + 1;
      return zone == null && open == '[' ? ZoneId.of(name) : zone;
    }
    return zone;
  }

  /// `+02:00`, `-0400`, `+01`, `-4`.
  private @Nullable ZoneOffset offset() {
    if (at == end || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return null;
    }
    var sign = text.charAt(at) == '-' ? -1 : 1;
    at++;
    var digits = digitsAhead();
    var hours = digits == 4 ? number(2) : upTo(2);
    var minutes = 0;
    var seconds = 0;
    if (digits == 4) {
      minutes = number(2);
    } else if (skip(':')) {
      minutes = digitsAhead() == 2 ? number(2) : -1;
      if (skip(':')) {
        seconds = digitsAhead() == 2 ? number(2) : -1;
      }
    }
    return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
  }

  private @Nullable ZoneId namedZone() {
    var start = at;
    while (at < end && !isBlank(text.charAt(at)) && "+-[(".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var name = text.substring(start, at);
    var hours = NAMED_OFFSETS.get(name.toUpperCase(Locale.ROOT));
    if (hours != null) {
      return ZoneOffset.ofHours(hours);
    }
    if (name.indexOf('/') > 0) {
      return ZoneId.of(name);
    }
    at = start;
    return null;
  }

  private int digitsAhead() {
    var digits = 0;
    while (at + digits < end && isDigit(text.charAt(at + digits))) {
      digits++;
    }
    return digits;
  }

  /// The number of exactly so many digits, which are there.
  private int number(int digits) {
    var number = 0;
    for (var i = 0; i < digits; i++) {
      number = number * 10 + (text.charAt(at) - '0');
      at++;
    }
    return number;
  }

  /// The number of one up to so many digits, or -1, which is no part of any date.
  private int upTo(int most) {
    var digits = digitsAhead();
    return digits == 0 || digits > most ? -1 : number(digits);
  }

  private @Nullable String word() {
    var start = at;
    while (at < end && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at == start ? null : text.substring(start, at).toLowerCase(Locale.ROOT);
  }

  private static int indexOf(String[] names, String word) {
    for (var i = 0; i < names.length; i++) {
      if (word.length() >= SHORTEST_NAME
          && (names[i].startsWith(word) || (word.equals("sept") && i == 8))) {
        return i;
      }
    }
    return -1;
  }

  private void skipOrdinal() {
    var before = at;
    var word = word();
    if (word != null && !ORDINALS.contains(word)) {
      at = before;
    }
  }

  private void skipFiller() {
    while (at < end && (isBlank(text.charAt(at)) || ",.-".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
  }

  private boolean skip(char expected) {
    if (at < end && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSeparator(char character) {
    return character == '-' || character == '/' || character == '.';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\uFEFF';
  }
}
