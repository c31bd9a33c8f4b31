package topicwire.index.read.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import topicwire.index.table.Row;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.TableException;
import topicwire.index.table.Utf8Order;

/// Reads a partition to its end. One page is one request; what is behind the first page is cut into
/// ranges of sort keys, which are read at the same time: one page after the other, a partition of
/// hundreds of megabytes takes a minute.
final class LargePartition {
  /// Requests at once: 2,048 read units or so, of the 3,000 a second that one partition answers.
  private static final int PARALLEL = 16;

  /// Letters and digits of slugs, in their order; others are in the ranges between.
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  /// Of a prefix that all keys of the first page share, so many letters at its end make ranges.
  private static final int LEVELS = 8;

  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private LargePartition() {}

  /// The table's answer to a query.
  @FunctionalInterface
  interface Pages extends Function<RowQuery, RowPage> {}

  /// Hands every row over, in no order, one at a time.
  static void each(Pages pages, RowQuery all, Consumer<Row> action) {
    var first = pages.apply(all);
    first.rows().forEach(action);
    var next = first.next();
    if (next == null) {
      return;
    }
    var lock = new ReentrantLock();
    Consumer<Row> locked =
        row -> {
          lock.lock();
          try {
            action.accept(row);
          } finally {
            lock.unlock();
          }
        };
    var ranges = new ArrayList<Runnable>();
    var from = next.sort();
    for (var to : cuts(first.rows(), from)) {
      var range = all.between(from, to);
      ranges.add(range(pages, from.equals(next.sort()) ? range.after(next) : range, locked));
      from = to;
    }
    run(ranges);
  }

  private static Runnable range(Pages pages, RowQuery range, Consumer<Row> action) {
    return () -> {
      var page = pages.apply(range);
      page.rows().forEach(action);
      while (page.next() != null) {
        page = pages.apply(range.after(page.next()));
        page.rows().forEach(action);
      }
    };
  }

  /// Where ranges end, in order. Most of a large partition is behind its first page under the
  /// letters that come next at the place where the keys of that page begin to differ, or before it.
  private static Iterable<String> cuts(List<Row> page, String last) {
    var cuts = new TreeSet<>(Utf8Order.INSTANCE);
    cuts.add(LAST);
    var shared = page.isEmpty() ? 0 : shared(page.getFirst().key().sk(), last);
    cutAt(0, last, cuts);
    for (var place = Math.max(1, shared - LEVELS); place <= shared; place++) {
      cutAt(place, last, cuts);
    }
    return cuts.tailSet(last, false);
  }

  private static void cutAt(int place, String last, NavigableSet<String> cuts) {
    if (place < last.length()) {
      var beginning = last.substring(0, place);
      LETTERS.chars().forEach(letter -> cuts.add(beginning + (char) letter));
    }
  }

  private static int shared(String one, String other) {
    var end = 0;
    while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return end;
  }

  private static void run(List<Runnable> ranges) {
    var places = new Semaphore(PARALLEL);
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var results = new ArrayList<Future<?>>();
      for (var range : ranges) {
        results.add(executor.submit(() -> within(places, range)));
      }
      for (var result : results) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableException("Query of a large partition was interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static void within(Semaphore places, Runnable range) {
    places.acquireUninterruptibly();
    try {
      range.run();
    } finally {
      places.release();
    }
  }
}
