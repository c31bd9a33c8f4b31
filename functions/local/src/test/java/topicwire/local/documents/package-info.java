/// What the documents name is there.
@NullMarked
package topicwire.local.documents;

import org.jspecify.annotations.NullMarked;
