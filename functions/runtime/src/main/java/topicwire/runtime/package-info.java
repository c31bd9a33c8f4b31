/// What every function needs of its process: its variables, the time that is left, and how long to
/// wait before a further attempt.
@NullMarked
package topicwire.runtime;

import org.jspecify.annotations.NullMarked;
