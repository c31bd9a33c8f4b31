/// What the documents name is there.
@NullMarked
package topicwire.checks.documents;

import org.jspecify.annotations.NullMarked;
