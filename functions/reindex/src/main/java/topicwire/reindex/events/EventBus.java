package topicwire.reindex.events;

import java.util.List;

/// Where events go.
interface EventBus {
  /// How many it takes at once.
  int MAX_EVENTS = 10;

  /// Sends events.
  ///
  /// @param events at most [#MAX_EVENTS]
  /// @return how many of the first ones were taken for certain; those behind may have been
  /// @throws EventBusException when none is known to have been taken
  int send(List<PublicEvent> events);
}
