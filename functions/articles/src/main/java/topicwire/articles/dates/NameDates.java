package topicwire.articles.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Dates in the names of files and folders, and in addresses.
final class NameDates {
  private static final int YEAR = 4;

  private NameDates() {}

  /// The last date that a file or folder of the key begins with, `2024-01-31-` or `2024-01-31_`, or
  /// that three folders are, `2024/01/31/`; null when there is none.
  static @Nullable LocalDate inKey(String key) {
    @Nullable LocalDate last = null;
    for (var start = 0; start >= 0 && start < key.length(); start = next(key, start)) {
      var date = at(key, start, false);
      last = date == null ? last : date;
    }
    return last;
  }

  /// The first three parts of an address that are a date, `/2022/08/01/`, or null.
  static @Nullable LocalDate inAddress(String address) {
    for (var start = 0; start >= 0 && start < address.length(); start = next(address, start)) {
      var date = at(address, start, true);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /// Where the next part of a path begins, -1 behind the last.
  private static int next(String path, int start) {
    var slash = path.indexOf('/', start);
    return slash < 0 ? -1 : slash + 1;
  }

  private static @Nullable LocalDate at(String path, int start, boolean address) {
    var year = digits(path, start);
    if (year != YEAR || start + YEAR >= path.length()) {
      return null;
    }
    var separator = path.charAt(start + YEAR);
    if (separator != '/' && (address || separator != '-')) {
      return null;
    }
    var monthAt = start + YEAR + 1;
    var month = digits(path, monthAt);
    var dayAt = monthAt + month + 1;
    if (!isPart(month) || dayAt > path.length() || path.charAt(dayAt - 1) != separator) {
      return null;
    }
    var day = digits(path, dayAt);
    var behind = dayAt + day;
    if (!isPart(day) || !isEnd(path, behind, address)) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(path, start, start + YEAR, 10),
          Integer.parseInt(path, monthAt, monthAt + month, 10),
          Integer.parseInt(path, dayAt, behind, 10));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static boolean isPart(int digits) {
    return digits == 1 || digits == 2;
  }

  private static boolean isEnd(String path, int at, boolean address) {
    if (at == path.length()) {
      return address;
    }
    return address ? path.charAt(at) == '/' : "-_/. ".indexOf(path.charAt(at)) >= 0;
  }

  private static int digits(String text, int start) {
    var end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - start;
  }
}
