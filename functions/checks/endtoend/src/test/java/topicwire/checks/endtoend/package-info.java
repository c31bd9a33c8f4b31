/// The whole system on this machine, used as its users use it: files in, HTTP out.
@NullMarked
package topicwire.checks.endtoend;

import org.jspecify.annotations.NullMarked;
