/// The jars that are deployed: how large they are, and that nothing is missing that could be
/// needed.
@NullMarked
package topicwire.checks.jars;

import org.jspecify.annotations.NullMarked;
