package topicwire.index.table.dynamodb;

/// Receives what every request consumed. Called from several threads.
@FunctionalInterface
public interface Meter {

  /// One request was answered.
  ///
  /// @param operation as DynamoDB calls it, `Query`
  /// @param units consumed capacity, of reads or of writes
  void consumed(String operation, double units);
}
