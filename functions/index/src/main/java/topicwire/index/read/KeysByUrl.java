package topicwire.index.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;
import topicwire.index.layout.RowCodec;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.index.table.TableException;

/// Looks up the articles that have certain URLs. Each URL is a partition, and so a request; several
/// are under way at once.
final class KeysByUrl {
  /// As many as an ingest has at once: more would open more connections than are kept.
  private static final int PARALLEL = 10;

  private final Table table;

  KeysByUrl(Table table) {
    this.table = table;
  }

  Map<String, String> of(Collection<String> urls) {
    var places = new Semaphore(PARALLEL);
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var futures = new LinkedHashMap<String, Future<Optional<String>>>();
      for (var url : new LinkedHashSet<>(urls)) {
        futures.put(url, executor.submit(() -> key(url, places)));
      }
      var keys = new HashMap<String, String>();
      futures.forEach((url, future) -> {
        await(future).ifPresent(key -> keys.put(url, key));
      });
      return keys;
    } finally {
      executor.shutdownNow(); // after a failure the rest is not needed
    }
  }

  /// The key for an address as it stands, or with its last slash taken or added, or as an alias.
  @Nullable String one(String url) {
    var other = url.endsWith("/") ? url.substring(0, url.length() - 1) : url + "/";
    var keys = of(List.of(url, other));
    if (!keys.isEmpty()) {
      return keys.containsKey(url) ? keys.get(url) : keys.get(other);
    }
    var rows =
        table
            .walk(RowQuery.of(Keys.urlPartition(RowCodec.aliasHash(url)), RowQuery.Order.BY_KEY, 1))
            .rows();
    return rows.isEmpty() ? null : rows.getFirst().key().sk();
  }

  private Optional<String> key(String url, Semaphore places) throws InterruptedException {
    var hash = RowCodec.hash(url);
    var former = Keys.formerUrl(hash);
    // Two rows: the former one may be before the first key.
    var query = RowQuery.of(former.pk(), RowQuery.Order.BY_KEY, 2);
    places.acquire();
    try {
      return table.walk(query).rows().stream()
          .filter(row -> !row.key().equals(former))
          .map(row -> row.key().sk())
          .findFirst();
    } finally {
      places.release();
    }
  }

  private static Optional<String> await(Future<Optional<String>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableException("Query of web addresses: interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
