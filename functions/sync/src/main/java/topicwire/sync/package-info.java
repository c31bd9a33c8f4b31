/// Makes the index equal to the bucket, one key at a time: [topicwire.sync.Reconciler] reads the
/// source record, then the object, and replaces the key's rows in one transaction.
@NullMarked
package topicwire.sync;

import org.jspecify.annotations.NullMarked;
