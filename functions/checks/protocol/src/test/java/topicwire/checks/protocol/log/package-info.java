/// The change log under every order of commits, of rows that become visible, of a follower that
/// reads them one by one, and of the collector.
@NullMarked
package topicwire.checks.protocol.log;

import org.jspecify.annotations.NullMarked;
