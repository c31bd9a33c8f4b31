package topicwire.query.list;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// When the articles of a list were published, by the second. ArticleEndpoint without a date are
/// outside every span but that without bounds.
///
/// @param from first second, or null; `2023-10-17T00:31:00Z`
/// @param to the second behind the last one, or null
record DateRange(@Nullable String from, @Nullable String to) {

  /// Seconds are texts of one length, so that they sort as the instants do.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /// From the parameters `from` (inclusive) and `to` (exclusive).
  ///
  /// @throws ProblemException when one is no instant or date, or they are not in order
  static DateRange of(Parameters parameters) {
    var from = second("from", parameters.get("from"));
    var to = second("to", parameters.get("to"));
    if (from != null && to != null && from.compareTo(to) >= 0) {
      throw ProblemException.invalid(
          "to",
          "Expected an instant behind from, which is %s, found %s. Exchange or correct the two."
              .formatted(from, to));
    }
    // A bound of its own keeps articles without a date out.
    return new DateRange(from == null && to != null ? FIRST.toString() : from, to);
  }

  /// Whether an entry lies within.
  boolean contains(String sort) {
    return (from == null || sort.compareTo(from) >= 0) && (to == null || sort.compareTo(to) < 0);
  }

  /// Entries have whole seconds, so a fraction means the next one, for either bound.
  private static @Nullable String second(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var instant = DateParameter.instant(text);
    if (instant != null && !instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
      var whole = instant.truncatedTo(ChronoUnit.SECONDS);
      return (whole.equals(instant) ? whole : whole.plusSeconds(1)).toString();
    }
    throw ProblemException.invalid(
        name,
        "Expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z,"
            + " years 0001 to 9999, found %s. Correct it; in a query a plus sign is written %%2B."
                .formatted(Problem.quote(text)));
  }
}
