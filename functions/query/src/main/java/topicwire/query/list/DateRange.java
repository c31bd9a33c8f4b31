package topicwire.query.list;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.read.Entry;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// When the articles of a list were published. A bound with a time is an instant. A bound that is a
/// date is one of days as the articles' files have them, so that a range of a month has the
/// articles that the month counts. Articles without a date are outside every range but that without
/// bounds.
///
/// Lists are in the order of instants, so a range of days is read from a little before to a little
/// behind it, and what is of another day is left out.
///
/// @param from first second that is read, or null; `2023-10-17T00:31:00Z`
/// @param to the second behind the last one that is read, or null
/// @param fromDay first day, or null where the first second decides
/// @param toDay the day behind the last one, or null where the second decides
record DateRange(
    @Nullable String from, @Nullable String to, @Nullable String fromDay, @Nullable String toDay) {

  /// Seconds are texts of one length, so that they sort as the instants do.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /// No offset is larger, see [java.time.ZoneOffset].
  private static final Duration MAX_OFFSET = Duration.ofHours(18);

  /// @param day where the bound is a date
  private record Bound(Instant instant, @Nullable String day) {}

  /// From the parameters `from` (inclusive) and `to` (exclusive).
  ///
  /// @throws ProblemException when one is no instant or date, or they are not in order
  static DateRange of(Parameters parameters) {
    var from = bound("from", parameters.get("from"));
    var to = bound("to", parameters.get("to"));
    if (from != null && to != null && !from.instant().isBefore(to.instant())) {
      throw ProblemException.invalid(
          "to",
          "Expected an instant behind from, which is %s, found %s. Exchange or correct the two."
              .formatted(from.instant(), to.instant()));
    }
    var first = from == null ? null : from.instant();
    var end = to == null ? null : to.instant();
    if (from != null && from.day() != null) {
      first = from.instant().minus(MAX_OFFSET);
    }
    if (to != null && to.day() != null) {
      end = to.instant().plus(MAX_OFFSET);
    }
    // A bound of its own keeps articles without a date out.
    if ((first == null && to != null) || (first != null && first.isBefore(FIRST))) {
      first = FIRST;
    }
    return new DateRange(
        first == null ? null : first.toString(),
        end == null ? null : end.toString(),
        from == null ? null : from.day(),
        to == null ? null : to.day());
  }

  /// Whether what is read holds rows that are not within.
  boolean isOfDays() {
    return fromDay != null || toDay != null;
  }

  /// Whether an entry lies within.
  boolean contains(Entry entry) {
    var day = entry.day();
    return isRead(entry.sort())
        && (fromDay == null || day.compareTo(fromDay) >= 0)
        && (toDay == null || day.compareTo(toDay) < 0);
  }

  /// Whether a sort key is among those that are read.
  boolean isRead(String sort) {
    return (from == null || sort.compareTo(from) >= 0) && (to == null || sort.compareTo(to) < 0);
  }

  /// Entries have whole seconds, so a fraction means the next one, for either bound.
  private static @Nullable Bound bound(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var instant = DateParameter.instant(text);
    if (instant != null && !instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
      var whole = instant.truncatedTo(ChronoUnit.SECONDS);
      var second = whole.equals(instant) ? whole : whole.plusSeconds(1);
      return new Bound(second, DateParameter.isDay(text) ? Article.dayOf(text) : null);
    }
    throw ProblemException.invalid(
        name,
        "Expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z,"
            + " years 0001 to 9999, found %s. Correct it; in a query a plus sign is written %%2B."
                .formatted(Problem.quote(text)));
  }
}
