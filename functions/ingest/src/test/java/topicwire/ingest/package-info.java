/// What the ingest functions owe, over a bucket and a table in memory.
@NullMarked
package topicwire.ingest;

import org.jspecify.annotations.NullMarked;
