package topicwire.articles.dates;

import java.time.Instant;

/// A date as a file names it.
///
/// @param second in UTC; a plain date is the midnight that it begins with
/// @param text as it is served, RFC 3339: a date and time with seconds and offset, or a plain date
public record Moment(Instant second, String text) {}
