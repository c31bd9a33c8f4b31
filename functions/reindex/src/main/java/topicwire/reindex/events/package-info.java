/// Sends each change of what is public to a bus of events, from the table's stream:
/// [topicwire.reindex.events.EventsFunction] is called with records of the stream,
/// `StreamRecordReader` reads them, `PublicEvent` is what a row of the change log says to others,
/// and [topicwire.reindex.events.EventBus] is the seam to EventBridge.
@NullMarked
package topicwire.reindex.events;

import org.jspecify.annotations.NullMarked;
