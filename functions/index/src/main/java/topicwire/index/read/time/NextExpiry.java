package topicwire.index.read.time;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The first instant at which an article expires that a request was answered with: no copy of the
/// answer may be kept beyond it. [topicwire.index.read.IndexReader] notes it. For the thread that
/// answers.
public final class NextExpiry {
  private static final ScopedValue<NextExpiry> CURRENT = ScopedValue.newInstance();

  private @Nullable Instant first;

  /// Answers a request, whose articles are noted here.
  public <T> T within(Supplier<T> request) {
    return ScopedValue.where(CURRENT, this).call(request::get);
  }

  /// Null when nothing that was read expires.
  public @Nullable Instant first() {
    return first;
  }

  /// Notes the end of an article that was read for the request.
  public static void note(Instant until) {
    if (CURRENT.isBound()) {
      var current = CURRENT.get();
      var known = current.first;
      current.first = known == null || until.isBefore(known) ? until : known;
    }
  }
}
