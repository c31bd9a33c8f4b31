/** The queue's client against a server that answers as it is told. */
@NullMarked
package topicwire.reindex.aws;

import org.jspecify.annotations.NullMarked;
