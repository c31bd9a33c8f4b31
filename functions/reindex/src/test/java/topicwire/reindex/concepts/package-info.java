/// Taxonomies of tests: what they say, by brute force.
@NullMarked
package topicwire.reindex.concepts;

import org.jspecify.annotations.NullMarked;
