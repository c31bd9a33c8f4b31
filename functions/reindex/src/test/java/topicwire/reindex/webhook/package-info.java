/// What receivers of webhooks rely on.
@NullMarked
package topicwire.reindex.webhook;

import org.jspecify.annotations.NullMarked;
