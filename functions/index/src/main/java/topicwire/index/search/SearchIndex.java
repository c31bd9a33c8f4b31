package topicwire.index.search;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topicwire.index.log.Changes;
import topicwire.index.log.LogPlaces;
import topicwire.index.log.SinceToken;
import topicwire.index.read.time.NextExpiry;
import topicwire.index.read.walk.ReadBudget;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.table.TableException;
import topicwire.index.table.Utf8Order;

/// All that is public, to be searched: the last segment, and what the change logs say since. The
/// logs are read when somebody searches, at most every [#FRESH]; a newer segment is looked for at
/// most every [#SEGMENT]. Without a segment, the logs are read from their beginning.
///
/// What is found may have changed within that time: whoever shows it reads its row. One search at a
/// time. Thread-safe.
public final class SearchIndex {
  /// How old what is known may be.
  public static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration SEGMENT = Duration.ofMinutes(1);

  /// Articles that changed since the segment: some 60 MB of memory, and 2,600 read units to read
  /// them once. Beyond that, searching waits for the next segment.
  public static final int MOST_CHANGED = 10_000;

  private final Changes changes;
  private final Supplier<@Nullable Snapshot> last;
  private final Opener opener;
  private final InstantSource clock;
  private final int mostChanged;
  private Instant freshUntil = Instant.MIN;
  private Instant segmentUntil = Instant.MIN;
  private @Nullable Snapshot snapshot;
  private @Nullable Segment segment;
  private Delta delta = new Delta(LogPlaces.BEGIN);

  /// Opens files of segments.
  @FunctionalInterface
  public interface Opener {
    SegmentBytes open(String bucket, String object);
  }

  /// What a search comes to.
  public sealed interface Outcome {
    /// Documents in order.
    ///
    /// @param positions theirs
    /// @param more whether there are more behind them
    record Found(List<SearchDocument> documents, List<String> positions, boolean more)
        implements Outcome {
      public Found {
        documents = List.copyOf(documents);
        positions = List.copyOf(positions);
      }
    }

    /// More has changed since the last segment than is searched.
    record Behind() implements Outcome {}

    /// Too many words begin as one that was asked for.
    record TooMany() implements Outcome {}
  }

  /// @param last the last segment's file; null when there is none
  public SearchIndex(
      Changes changes, Supplier<@Nullable Snapshot> last, Opener opener, InstantSource clock) {
    this(changes, last, opener, clock, MOST_CHANGED);
  }

  /// @param mostChanged how many articles may have changed since the segment
  public SearchIndex(
      Changes changes,
      Supplier<@Nullable Snapshot> last,
      Opener opener,
      InstantSource clock,
      int mostChanged) {
    this.changes = changes;
    this.last = last;
    this.opener = opener;
    this.clock = clock;
    this.mostChanged = mostChanged;
  }

  /// Finds articles.
  ///
  /// @param after position to begin behind; null for the beginning
  /// @param least value of the ordering below which the list ends
  /// @param limit how many at most
  /// @throws TableException when the database or the segment's bucket did not answer
  public synchronized Outcome find(
      SearchQuery query, Ordering ordering, @Nullable String after, long least, int limit) {
    try {
      return findNow(query, ordering, after, least, limit);
    } catch (TableException failed) {
      segmentUntil = Instant.MIN; // the file may be gone, and another one named
      throw failed;
    }
  }

  private Outcome findNow(
      SearchQuery query, Ordering ordering, @Nullable String after, long least, int limit) {
    refresh();
    if (delta.size() > mostChanged) {
      return new Outcome.Behind();
    }
    var inSegment = segment == null ? new BitSet() : query.in(segment);
    if (inSegment == null) {
      return new Outcome.TooMany();
    }
    var merged = new Merge(inSegment, query, ordering, after);
    var documents = new ArrayList<SearchDocument>();
    var positions = new ArrayList<String>();
    for (var next = merged.next(); next != null; next = merged.next()) {
      if (ordering.value(next) < least) {
        break;
      }
      if (documents.size() == limit) {
        return new Outcome.Found(documents, positions, true);
      }
      documents.add(next);
      positions.add(ordering.position(next));
    }
    return new Outcome.Found(documents, positions, false);
  }

  /// Whether any article has a term, as far as was read for the last search.
  public synchronized boolean has(String term) {
    var query = new SearchQuery(List.of(term), List.of(), List.of(), null, null);
    return delta.published().stream().anyMatch(query::matches)
        || (segment != null && !segment.having(term).isEmpty());
  }

  /// What lies in the segment and has not changed since, and what has changed, as one list.
  private final class Merge {
    private final Segment.@Nullable Walk walk;
    private final Ordering ordering;
    private final List<SearchDocument> changed;
    private int taken;
    private @Nullable SearchDocument unchanged;

    Merge(BitSet inSegment, SearchQuery query, Ordering ordering, @Nullable String after) {
      this.ordering = ordering;
      walk = segment == null ? null : segment.walk(inSegment, ordering, after);
      changed =
          delta.published().stream()
              .filter(query::matches)
              .filter(document ->
                  after == null
                      || Utf8Order.INSTANCE.compare(ordering.position(document), after) < 0)
              .sorted(
                  comparing(
                          (SearchDocument document) -> ordering.position(document),
                          Utf8Order.INSTANCE)
                      .reversed())
              .toList();
      step();
    }

    private void step() {
      unchanged = null;
      while (walk != null && segment != null) {
        var number = walk.next();
        if (number < 0) {
          return;
        }
        var document = segment.document(number);
        if (!delta.knows(document.key())) {
          unchanged = document;
          return;
        }
      }
    }

    @Nullable SearchDocument next() {
      var one = taken == changed.size() ? null : changed.get(taken);
      var other = unchanged;
      if (other != null
          && (one == null
              || Utf8Order.INSTANCE.compare(ordering.position(other), ordering.position(one))
                  > 0)) {
        step();
        return other;
      }
      taken++;
      return one;
    }
  }

  /// Held for everybody, and not paid by the request that happens to come first.
  private void refresh() {
    var now = clock.instant();
    if (now.isBefore(freshUntil)) {
      return;
    }
    ReadBudget.apart(() -> new NextExpiry().within(() -> refresh(now)));
    freshUntil = now.plus(FRESH);
  }

  private boolean refresh(Instant now) {
    if (!now.isBefore(segmentUntil)) {
      lookForSegment(now);
      segmentUntil = now.plus(SEGMENT);
    }
    if (delta.size() <= mostChanged && !delta.readOn(changes, mostChanged)) {
      // The logs are others, or have been collected: whatever is known may be wrong.
      segment = null;
      snapshot = null;
      delta = new Delta(LogPlaces.BEGIN);
      lookForSegment(now);
      if (!delta.readOn(changes, mostChanged)) {
        segment = null;
        delta = new Delta(LogPlaces.BEGIN);
        delta.readOn(changes, mostChanged);
      }
    }
    return true;
  }

  private void lookForSegment(Instant now) {
    var found = last.get();
    if (found == null || found.equals(snapshot) || !found.isFresh(now)) {
      return;
    }
    var places = SinceToken.read(found.nextSince(), "");
    if (places == null) {
      return;
    }
    try {
      segment = Segment.open(opener.open(found.bucket(), found.object()), found.bytes());
      delta = new Delta(places);
    } catch (IllegalArgumentException ofAnotherVersion) {
      // Until a function of this version makes one, what is known is read on from the logs.
    }
    snapshot = found;
  }
}
