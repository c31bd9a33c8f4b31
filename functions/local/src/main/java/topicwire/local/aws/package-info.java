/// The emulators of AWS on this machine, and nearly all code here that knows the SDK:
/// `ObjectStorage` (S3Proxy, with notifications), `Queues` (ElasticMQ), `Database` (DynamoDB Local,
/// with the table's stream), `EventBusServer`, and what the rest of the local stack says to them
/// through their HTTP interfaces.
@NullMarked
package topicwire.local.aws;

import org.jspecify.annotations.NullMarked;
