/// The whole system on this machine, used as its users use it: files in, HTTP out.
@NullMarked
package topicwire.local.system;

import org.jspecify.annotations.NullMarked;
