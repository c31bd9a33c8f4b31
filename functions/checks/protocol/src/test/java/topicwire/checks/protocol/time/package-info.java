/// Articles that appear and expire, under every order of events, ticks and clocks.
@NullMarked
package topicwire.checks.protocol.time;

import org.jspecify.annotations.NullMarked;
