/// The fakes, held to the contracts that the emulators are held to.
@NullMarked
package topicwire.testing;

import org.jspecify.annotations.NullMarked;
