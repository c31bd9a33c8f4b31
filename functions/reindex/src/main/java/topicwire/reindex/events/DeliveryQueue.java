package topicwire.reindex.events;

import java.util.List;

/// Where deliveries wait, those of a group in order.
public interface DeliveryQueue {

  /// Sends deliveries.
  ///
  /// @return how many of the first ones were taken for certain; those behind may have been
  int send(List<Delivery> deliveries);
}
