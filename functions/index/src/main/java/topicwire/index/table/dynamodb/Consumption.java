package topicwire.index.table.dynamodb;

import java.util.Set;

/// Adds up what the requests to the table consume. Thread-safe.
public final class Consumption implements Meter {
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");

  private long requests;
  private double readUnits;
  private double writeUnits;

  /// What was consumed.
  ///
  /// @param requests how many requests were answered
  /// @param readUnits of 4 KB, read consistently
  /// @param writeUnits of 1 KB
  public record Consumed(long requests, double readUnits, double writeUnits) {}

  @Override
  public synchronized void consumed(String operation, double units) {
    requests++;
    if (READS.contains(operation)) {
      readUnits += units;
    } else {
      writeUnits += units;
    }
  }

  /// What was consumed since it was asked last.
  public synchronized Consumed drain() {
    var consumed = new Consumed(requests, readUnits, writeUnits);
    requests = 0;
    readUnits = 0;
    writeUnits = 0;
    return consumed;
  }
}
