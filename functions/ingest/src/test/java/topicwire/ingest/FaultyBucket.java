package topicwire.ingest;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import topicwire.sync.FetchResult;
import topicwire.sync.SourceBucket;
import topicwire.sync.SourceException;
import topicwire.sync.UnreadableObject;
import topicwire.testing.InMemoryBucket;

/// A bucket that fails for the keys that it is told, and remembers what was asked for.
final class FaultyBucket implements SourceBucket {
  final InMemoryBucket objects = new InMemoryBucket();
  final Map<String, Throwable> faults = new ConcurrentHashMap<>();
  final Set<String> fetched = ConcurrentHashMap.newKeySet();

  final Map<String, UnreadableObject> unreadable = new ConcurrentHashMap<>();

  /// What happens while an object is looked at.
  volatile Runnable meanwhile = () -> {};

  /// Makes each look at the key fail as a store that does not answer.
  void breakDown(String key) {
    faults.put(key, new SourceException("the store does not answer", null));
  }

  @Override
  public FetchResult fetch(String key, @Nullable String unlessEtag) {
    fetched.add(key);
    meanwhile.run();
    switch (faults.get(key)) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new AssertionError("expected an unchecked fault", other);
    }
    var reason = unreadable.get(key);
    return reason == null ? objects.fetch(key, unlessEtag) : new FetchResult.Unreadable(reason);
  }
}
