package topicwire.reindex.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One of two ordered listings that are gone through side by side, a page in memory at a time.
final class PagedCursor<T> {
  /// Elements in order.
  ///
  /// @param last the key behind which the next page begins; null when this was the last
  record Page<T>(List<T> elements, @Nullable String last) {}

  private final Function<@Nullable String, Page<T>> pages;
  private final Deque<T> waiting = new ArrayDeque<>();
  private @Nullable String after;
  private boolean complete;

  /// @param after where it begins; null for the beginning
  PagedCursor(@Nullable String after, Function<@Nullable String, Page<T>> pages) {
    this.after = after;
    this.pages = pages;
  }

  /// Whether another page has to be fetched before it is known what comes next.
  boolean dry() {
    return waiting.isEmpty() && !complete;
  }

  /// Fetches a page. One that holds nothing of interest leaves the feed dry.
  void fetch() {
    var page = pages.apply(after);
    waiting.addAll(page.elements());
    after = page.last();
    complete = page.last() == null;
  }

  /// What comes next, null at the end.
  @Nullable T peek() {
    return waiting.peek();
  }

  void drop() {
    waiting.remove();
  }
}
