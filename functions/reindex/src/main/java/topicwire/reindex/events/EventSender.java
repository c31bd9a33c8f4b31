package topicwire.reindex.events;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import topicwire.index.expression.StandingQuery;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.RowKind;
import topicwire.index.log.LogRow;
import topicwire.runtime.http.Json;

/// Sends what records say in their order, to the bus and to whoever standing queries are for, each
/// up to the first that is not taken. Thread-safe.
final class EventSender {
  private final EventBus bus;
  private final StandingQueries queries;
  private final DeliveryQueue deliveries;
  private final InstantSource clock;

  EventSender(
      EventBus bus, StandingQueries queries, DeliveryQueue deliveries, InstantSource clock) {
    this.bus = bus;
    this.queries = queries;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// What became of records.
  ///
  /// @param events how many were sent to the bus
  /// @param deliveries how many are to be delivered
  /// @param damaged rows of a change log that no program wrote: passed over, as the stream would
  ///   stop at them for ever, and replaced by the next audit
  /// @param failed the sequence number from which on records are to come again; null for none
  /// @param problem why; null where nothing failed
  record Sent(
      int events, int deliveries, int damaged, @Nullable String failed, @Nullable String problem) {}

  Sent send(List<StreamRecord> records) {
    var events = new Outgoing<PublicEvent>();
    var messages = new Outgoing<Delivery>();
    var damaged = 0;
    var now = clock.instant();
    @Nullable List<StandingQuery> standing = null;
    for (var i = 0; i < records.size(); i++) {
      var row = records.get(i).row();
      var query = row == null ? null : RowCodec.query(row);
      if (query != null) {
        var number = records.get(i).sequenceNumber();
        messages.add(i, Delivery.ofQuery(query, number, queryBody(query, now.toString())));
      }
      if (row == null || !(RowKind.of(row) instanceof RowKind.Logged)) {
        continue; // of no public article: the filter of the stream lets none of these through
      }
      var logRow = LogRow.of(row);
      var event = logRow == null ? null : PublicEvent.of(logRow, now);
      if (logRow == null) {
        damaged++;
      } else if (event != null) {
        events.add(i, event);
        standing = standing == null ? queries.all() : standing;
        for (var each : standing) {
          var type = StandingQueries.seenBy(each, event);
          if (type != null) {
            messages.add(i, Delivery.of(each, type, event));
          }
        }
      }
    }
    events.send(bus::send);
    messages.send(deliveries::send);
    var first = Math.min(events.failed, messages.failed);
    return new Sent(
        events.sent,
        messages.sent,
        damaged,
        first == Integer.MAX_VALUE ? null : records.get(first).sequenceNumber(),
        events.problem != null ? events.problem : messages.problem);
  }

  private static byte[] queryBody(StandingQuery query, String time) {
    return Json.object(json -> {
      json.writeStringProperty("type", "query.changed");
      json.writeStringProperty("timestamp", time);
      json.writeObjectPropertyStart("data");
      json.writeStringProperty("query", query.key());
      json.writeStringProperty("topics", query.topics().toString());
      json.writeEndObject();
    });
  }

  /// What goes one way.
  private static final class Outgoing<T> {
    private final List<T> all = new ArrayList<>();
    private final List<Integer> records = new ArrayList<>();
    private int sent;
    private int failed = Integer.MAX_VALUE;
    private @Nullable String problem;

    void add(int record, T one) {
      records.add(record);
      all.add(one);
    }

    void send(ToIntFunction<List<T>> way) {
      while (sent < all.size() && problem == null) {
        var some = all.subList(sent, Math.min(sent + EventBus.MAX_EVENTS, all.size()));
        try {
          var taken = way.applyAsInt(some);
          sent += taken;
          if (taken < some.size()) {
            problem =
                "expected %d to be taken, found %d refused or behind one that was"
                    .formatted(some.size(), some.size() - taken);
          }
        } catch (EventBusException e) {
          problem = String.valueOf(e.getMessage());
        }
      }
      if (problem != null) {
        failed = records.get(sent);
      }
    }
  }
}
