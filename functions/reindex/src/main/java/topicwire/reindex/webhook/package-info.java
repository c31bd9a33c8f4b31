/// Delivers what standing queries ask for: [topicwire.reindex.webhook.DeliveryFunction] is called
/// with messages of the queue, `WebhookKeys` derives the secret that each is signed with by
/// `Signature`, `AddressGuard` judges where a name leads, and `WebhookPost` sends to that very
/// address.
@NullMarked
package topicwire.reindex.webhook;

import org.jspecify.annotations.NullMarked;
