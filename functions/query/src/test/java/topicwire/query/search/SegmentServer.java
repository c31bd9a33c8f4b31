package topicwire.query.search;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import topicwire.index.layout.Keys;
import topicwire.index.log.Changes;
import topicwire.index.log.PublicArticles;
import topicwire.index.log.SinceToken;
import topicwire.index.search.SearchDocument;
import topicwire.index.search.SegmentBytes;
import topicwire.index.search.SegmentWriter;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Table;
import topicwire.query.snapshot.SnapshotEndpoint;

/// Makes segments of a table, and hands out ranges of them by HTTP as a bucket does.
public final class SegmentServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final List<Integer> lengths = new ArrayList<>();
  final AtomicInteger failures = new AtomicInteger();

  public SegmentServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var file = files.get(exchange.getRequestURI().getPath());
            var range = RANGE.matcher(exchange.getRequestHeaders().getFirst("range"));
            var isFailing = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (isFailing || file == null || !range.matches()) {
              exchange.sendResponseHeaders(file == null ? 404 : 503, -1);
              return;
            }
            var from = Integer.parseInt(range.group(1));
            var to = Integer.parseInt(range.group(2)) + 1;
            lengths.add(to - from);
            exchange.sendResponseHeaders(206, to - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(file, from, to));
          }
        });
    server.start();
  }

  /// Where its files are read.
  public SnapshotEndpoint.Addresses addresses() {
    return (bucket, key, time) ->
        URI.create(
            "http://127.0.0.1:%d/%s/%s".formatted(server.getAddress().getPort(), bucket, key));
  }

  /// Makes a segment of all that is public, and names it as the last one.
  public Snapshot make(Table table, Clock clock) {
    return make(List.of(), table, clock);
  }

  /// The same with documents that the table does not have.
  public Snapshot make(List<SearchDocument> more, Table table, Clock clock) {
    var writer = new SegmentWriter();
    more.forEach(writer::add);
    var places =
        new PublicArticles(new Changes(table, clock))
            .read(article ->
                writer.add(SearchDocument.of(article.path(), article.item(), article.topics())));
    var file = new ByteArrayOutputStream();
    try {
      writer.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var object = "snapshots/%d.search".formatted(files.size());
    put("segments", object, file.toByteArray());
    var segment =
        new Snapshot(
            "segments",
            object,
            clock.instant(),
            writer.documents(),
            file.size(),
            "",
            SinceToken.write(places, ""));
    SnapshotRow.write(table, Keys.SEARCH, segment);
    return segment;
  }

  /// A file as its bytes are read without HTTP.
  public SegmentBytes bytes(String bucket, String object) {
    var file = requireNonNull(files.get("/" + bucket + "/" + object), object);
    return (from, length) -> Arrays.copyOfRange(file, (int) from, (int) from + length);
  }

  /// Hands out a file from now on.
  public void put(String bucket, String object, byte[] file) {
    files.put("/" + bucket + "/" + object, file);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
