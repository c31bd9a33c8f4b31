/// What it takes to make the index show something else of a key.
@NullMarked
package topicwire.index.write;

import org.jspecify.annotations.NullMarked;
