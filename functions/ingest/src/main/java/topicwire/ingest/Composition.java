package topicwire.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import topicwire.articles.ArticleParser;
import topicwire.index.BoundedClock;
import topicwire.index.IndexWriter;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.runtime.Backoff;
import topicwire.runtime.Environment;
import topicwire.sync.Reconciler;
import topicwire.sync.s3.S3Clients;
import topicwire.sync.s3.S3Source;

/// Puts the parts together, from the variables `TABLE_NAME`, `BUCKET_NAME`, `ARTICLE_PREFIX` (keys
/// that do not start with it are ignored; empty for none), `CLOCK_ERROR` (see [BoundedClock];
/// `PT1S`) and Lambda's own.
final class Composition {
  private Composition() {}

  static String bucket(Environment environment) {
    return environment.required("BUCKET_NAME");
  }

  /// On somebody's own machine, `LOCAL_TARGETS` is `true`.
  static ArticleParser parser(Environment environment, String prefix) {
    return new ArticleParser(prefix, environment.optional("LOCAL_TARGETS", "").equals("true"));
  }

  static Reconciler reconciler(Environment environment, Consumption consumption) {
    var table =
        new DynamoTable(
            DynamoClients.create(environment), environment.required("TABLE_NAME"), consumption);
    var index = new IndexWriter(table, Clock.systemUTC(), () -> UUID.randomUUID().toString());
    var source = new S3Source(S3Clients.create(environment), bucket(environment));
    var backoff = new Backoff(RandomGenerator.getDefault(), Thread::sleep);
    var prefix = environment.optional("ARTICLE_PREFIX", "");
    var error = Duration.parse(environment.optional("CLOCK_ERROR", BoundedClock.ERROR.toString()));
    var clock = new BoundedClock(InstantSource.system(), error);
    return new Reconciler(source, index, parser(environment, prefix), prefix, clock, backoff);
  }
}
