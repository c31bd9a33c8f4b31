package topicwire.reindex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import topicwire.articles.ArticleParser;
import topicwire.index.ReindexState;
import topicwire.index.read.Sources;
import topicwire.index.table.Table;
import topicwire.reindex.walk.KeyBatcher;
import topicwire.reindex.walk.MergeJoin;
import topicwire.reindex.walk.Phase;
import topicwire.reindex.walk.Progress;
import topicwire.sync.Listing;

/// The real comparison of two listings of other moments.
public final class Walks {
  private Walks() {}

  /// The keys that a walk would send.
  ///
  /// @param bucket the objects that were listed: ETag and size by key
  /// @param index what the index listed
  public static List<String> differing(Map<String, Map.Entry<String, Long>> bucket, Table index) {
    var sent = new ArrayList<String>();
    Listing listing =
        (_, _) ->
            new Listing.Page(
                bucket.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(object ->
                        new Listing.Item(
                            object.getKey(),
                            object.getValue().getKey(),
                            object.getValue().getValue(),
                            Instant.EPOCH))
                    .toList(),
                false);
    var outbox = new KeyBatcher(sent::addAll);
    var progress =
        Progress.begin(
            new Request(Task.WALK, "", false), Instant.EPOCH.toString(), Long.MAX_VALUE, "");
    var walker =
        new MergeJoin(
            listing,
            new Sources(index),
            outbox,
            progress,
            "",
            new ReindexState(index, () -> "").settings().versionOf(ArticleParser.version("")),
            Instant.ofEpochSecond(1));
    while (progress.phase() != Phase.DONE) {
      walker.step();
    }
    outbox.flush();
    return sent;
  }
}
