/// What the code relies on in a table, a bucket's list and a queue, as tests: the fakes here and
/// the emulators of a service inherit the same.
@NullMarked
package topicwire.testing.contract;

import org.jspecify.annotations.NullMarked;
