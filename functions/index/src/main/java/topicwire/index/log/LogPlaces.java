package topicwire.index.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.zip.CRC32C;
import topicwire.index.layout.Keys;

/// Where a follower stands in every log.
///
/// @param first the log that the next page begins with, so that none is kept waiting by the others
/// @param shards one a log, or none for a follower that begins
public record LogPlaces(int first, List<Place> shards) {

  /// Before the first page.
  public static final LogPlaces BEGIN = new LogPlaces(0, List.of());

  /// Where it stands in one log.
  ///
  /// @param position up to which it has read
  /// @param base the floor when it began
  /// @param epoch a short form of the log's; 0 where there was no log yet
  public record Place(long position, long base, int epoch) {}

  public LogPlaces {
    shards = List.copyOf(shards);
    if (!shards.isEmpty() && shards.size() != Keys.LOG_SHARDS) {
      throw new IllegalArgumentException(
          "expected places in %d logs, found %d".formatted(Keys.LOG_SHARDS, shards.size()));
    }
  }

  /// The place of a log; that of a follower that begins, if it begins.
  Place of(LogHead head) {
    return shards.isEmpty()
        ? new Place(0, head.floor(), shortForm(head.epoch()))
        : shards.get(head.shard());
  }

  /// 24 bits, never 0.
  static int shortForm(String epoch) {
    if (epoch.isEmpty()) {
      return 0;
    }
    var sum = new CRC32C();
    sum.update(epoch.getBytes(UTF_8));
    return (int) (sum.getValue() % 0xFFFFFF) + 1;
  }
}
