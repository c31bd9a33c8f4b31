package topicwire.reindex;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import topicwire.articles.aws.S3Clients;
import topicwire.index.Audit;
import topicwire.index.Catalog;
import topicwire.index.Environment;
import topicwire.index.Ledger;
import topicwire.index.Sources;
import topicwire.index.Visibility;
import topicwire.index.aws.Consumption;
import topicwire.index.aws.DynamoClients;
import topicwire.index.aws.DynamoTable;
import topicwire.reindex.aws.S3Listing;
import topicwire.reindex.aws.SqsClients;
import topicwire.reindex.aws.SqsKeyQueue;

/**
 * Puts the parts together, from the variables {@code TABLE_NAME}, {@code BUCKET_NAME}, {@code
 * ARTICLE_PREFIX} and {@code REINDEX_QUEUE_URL}, and Lambda's own.
 */
final class Wiring {
  private Wiring() {}

  static Reindexer reindexer(Environment environment) {
    var bucket = environment.required("BUCKET_NAME");
    var consumption = new Consumption();
    var table =
        new DynamoTable(
            DynamoClients.create(environment), environment.required("TABLE_NAME"), consumption);
    Supplier<String> revisions = () -> UUID.randomUUID().toString();
    var clock = Clock.systemUTC();
    var catalog = new Catalog(table);
    return new Reindexer(
        bucket,
        new Ledger(table, revisions),
        () ->
            catalog.status(Visibility.PUBLISHED).articles()
                + catalog.status(Visibility.DRAFT).articles(),
        new Comparison.Parts(
            new S3Listing(S3Clients.create(environment), bucket),
            new Sources(table),
            new Audit(table, clock, revisions),
            new SqsKeyQueue(
                SqsClients.create(environment), environment.required("REINDEX_QUEUE_URL"), bucket),
            consumption,
            environment.optional("ARTICLE_PREFIX", "")),
        clock);
  }
}
