package topicwire.ingest;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import topicwire.articles.Fetched;
import topicwire.articles.Source;
import topicwire.articles.SourceException;
import topicwire.articles.memory.MemorySource;

/** A bucket that fails for the keys that it is told, and remembers what was asked for. */
final class FaultyBucket implements Source {
  final MemorySource objects = new MemorySource();
  final Map<String, Throwable> faults = new ConcurrentHashMap<>();
  final Set<String> fetched = ConcurrentHashMap.newKeySet();

  /** Makes each look at the key fail as a store that does not answer. */
  void breakDown(String key) {
    faults.put(key, new SourceException("the store does not answer", null));
  }

  @Override
  public Fetched fetch(String key, @Nullable String unlessEtag) {
    fetched.add(key);
    switch (faults.get(key)) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new AssertionError("expected an unchecked fault", other);
    }
    return objects.fetch(key, unlessEtag);
  }
}
