package topicwire.query;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import topicwire.index.read.IndexReader;
import topicwire.index.table.Table;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.query.routing.Audience;
import topicwire.query.site.Site;
import topicwire.runtime.Environment;

/// The public query function on any table.
public final class Handlers {
  private Handlers() {}

  /// A function that logs nowhere and holds no topics.
  public static RequestStreamHandler on(Table table) {
    return new QueryFunction(
        new IndexReader(table),
        new Consumption(),
        Audience.PUBLIC,
        Access.OPEN,
        Clock.systemUTC(),
        Duration.ZERO,
        Site.of(new Environment(Map.of())),
        (bucket, key, _) -> URI.create("https://%s.example/%s".formatted(bucket, key)),
        new PrintStream(OutputStream.nullOutputStream()));
  }
}
