package topicwire.reindex;

import java.util.Set;
import topicwire.index.aws.Meter;

/** Adds up what the requests to the table consume. Thread-safe. */
final class Consumption implements Meter {
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");

  private long requests;
  private double readUnits;
  private double writeUnits;

  @Override
  public synchronized void consumed(String operation, double units) {
    requests++;
    if (READS.contains(operation)) {
      readUnits += units;
    } else {
      writeUnits += units;
    }
  }

  /** Moves what was consumed since the last time into a tally. */
  synchronized void drain(Tally tally) {
    tally.add(Figure.REQUESTS, requests);
    tally.add(Figure.READ_UNITS, (long) Math.ceil(readUnits));
    tally.add(Figure.WRITE_UNITS, (long) Math.ceil(writeUnits));
    requests = 0;
    readUnits = 0;
    writeUnits = 0;
  }
}
