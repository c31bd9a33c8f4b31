/** ingest. */
@NullMarked
package topicwire.ingest;

import org.jspecify.annotations.NullMarked;
