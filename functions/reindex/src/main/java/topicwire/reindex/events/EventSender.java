package topicwire.reindex.events;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.RowKind;
import topicwire.index.log.LogRow;

/// Sends the events of records in their order, up to the first one that is not taken. Thread-safe.
final class EventSender {
  private final EventBus bus;
  private final InstantSource clock;

  EventSender(EventBus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  /// What became of records.
  ///
  /// @param events how many were sent
  /// @param damaged rows of a change log that no program wrote: passed over, as the stream would
  ///   stop at them for ever, and replaced by the next audit
  /// @param failed the sequence number from which on records are to come again; null for none
  /// @param problem why; null where nothing failed
  record Sent(int events, int damaged, @Nullable String failed, @Nullable String problem) {}

  Sent send(List<StreamRecord> records) {
    var now = clock.instant();
    var numbers = new ArrayList<String>();
    var events = new ArrayList<PublicEvent>();
    var damaged = 0;
    for (var record : records) {
      var row = record.row();
      if (row == null || !(RowKind.of(row) instanceof RowKind.Logged)) {
        continue; // of no public article: the filter of the stream lets none of these through
      }
      var logRow = LogRow.of(row);
      var event = logRow == null ? null : PublicEvent.of(logRow, now);
      if (logRow == null) {
        damaged++;
      } else if (event != null) {
        numbers.add(record.sequenceNumber());
        events.add(event);
      }
    }
    for (var from = 0; from < events.size(); ) {
      var some = events.subList(from, Math.min(from + EventBus.MAX_EVENTS, events.size()));
      try {
        var taken = bus.send(some);
        from += taken;
        if (taken < some.size()) {
          return new Sent(
              from,
              damaged,
              numbers.get(from),
              "expected %d events to be taken, found %d refused or behind one that was"
                  .formatted(some.size(), some.size() - taken));
        }
      } catch (EventBusException e) {
        return new Sent(from, damaged, numbers.get(from), String.valueOf(e.getMessage()));
      }
    }
    return new Sent(events.size(), damaged, null, null);
  }
}
