package topicwire.reindex;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import topicwire.index.ReindexState;
import topicwire.index.Visibility;
import topicwire.index.audit.Audit;
import topicwire.index.log.LogCollector;
import topicwire.index.read.IndexReader;
import topicwire.index.read.Sources;
import topicwire.index.read.time.DueKeys;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.table.dynamodb.DynamoClients;
import topicwire.index.table.dynamodb.DynamoTable;
import topicwire.reindex.s3.S3Listing;
import topicwire.reindex.sqs.SqsClients;
import topicwire.reindex.sqs.SqsKeyQueue;
import topicwire.reindex.walk.ReindexRun;
import topicwire.runtime.Environment;
import topicwire.sync.s3.S3Clients;

/// Puts the parts together, from the variables `TABLE_NAME`, `BUCKET_NAME`, `ARTICLE_PREFIX`,
/// `REINDEX_QUEUE_URL` and `INGEST_QUEUE_URL`, and Lambda's own.
final class Composition {
  private Composition() {}

  static DueTick dueTick(Environment environment) {
    var table =
        new DynamoTable(
            DynamoClients.create(environment),
            environment.required("TABLE_NAME"),
            new Consumption());
    var queue =
        new SqsKeyQueue(
            SqsClients.create(environment),
            environment.required("INGEST_QUEUE_URL"),
            environment.required("BUCKET_NAME"));
    return new DueTick(new DueKeys(table), queue, Clock.systemUTC());
  }

  static Reindexer reindexer(Environment environment) {
    var bucket = environment.required("BUCKET_NAME");
    var consumption = new Consumption();
    var table =
        new DynamoTable(
            DynamoClients.create(environment), environment.required("TABLE_NAME"), consumption);
    Supplier<String> revisions = () -> UUID.randomUUID().toString();
    var clock = Clock.systemUTC();
    var catalog = new IndexReader(table);
    return new Reindexer(
        bucket,
        new ReindexState(table, revisions),
        () ->
            catalog.status(Visibility.PUBLISHED).articles()
                + catalog.status(Visibility.DRAFT).articles(),
        new ReindexRun.Parts(
            new S3Listing(S3Clients.create(environment), bucket),
            new Sources(table),
            new Audit(table, clock, revisions),
            new LogCollector(table, clock),
            new SqsKeyQueue(
                SqsClients.create(environment), environment.required("REINDEX_QUEUE_URL"), bucket),
            consumption,
            environment.optional("ARTICLE_PREFIX", "")),
        clock);
  }
}
