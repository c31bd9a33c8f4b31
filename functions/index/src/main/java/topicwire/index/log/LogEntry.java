package topicwire.index.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.layout.Keys;
import topicwire.index.layout.LogPlace;
import topicwire.index.layout.RowCodec;
import topicwire.index.layout.RowDigest;
import topicwire.index.layout.SourceRecordCodec;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Value;

/// What a write adds to the log of its key, before it is known where the log ends.
///
/// @param former where the log has what the public was shown so far; null for nothing
/// @param version of what it is shown now, see [LogPlace]
/// @param article attributes of the row of what is shown; null for a withdrawal
/// @param was what was shown before
public record LogEntry(
    String key,
    @Nullable LogPlace former,
    String version,
    @Nullable Map<String, Value> article,
    FormerTopics was) {

  /// What an interpretation changes for the public; null for nothing. A key that was never public
  /// has no entry.
  ///
  /// @param topics of what the public was shown so far, if it was shown anything
  public static @Nullable LogEntry of(
      String key, @Nullable LogPlace former, List<Label> topics, Interpretation interpretation) {
    var was = FormerTopics.of(former, slugs(topics));
    if (!(interpretation instanceof Interpretation.Published published)) {
      return former == null || former.version().equals(LogPlace.WITHDRAWN)
          ? null
          : new LogEntry(key, former, LogPlace.WITHDRAWN, null, was);
    }
    var version = version(published);
    return former != null && former.version().equals(version)
        ? null
        : new LogEntry(key, former, version, LogRow.article(RowCodec.feedEntry(published)), was);
  }

  private static Set<String> slugs(List<Label> topics) {
    return topics.stream().map(Label::slug).collect(toUnmodifiableSet());
  }

  private static String version(Interpretation.Published published) {
    var article = published.article();
    var digest = RowDigest.sha256();
    add(digest, article.item());
    add(digest, article.detail());
    add(digest, String.valueOf(published.window().until()));
    article.topics().stream().map(Label::slug).sorted().forEach(slug -> add(digest, slug));
    return HexFormat.of().formatHex(digest.digest(), 0, Long.BYTES);
  }

  private static void add(MessageDigest digest, String text) {
    var bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /// How many changes it takes.
  public int actions() {
    return former == null ? 2 : 3;
  }

  /// The log's shard.
  public int shard() {
    return Keys.logShard(key);
  }

  /// The same behind a write that has a place in the log itself.
  public LogEntry behind(@Nullable LogPlace former) {
    return new LogEntry(key, former, version, article, was);
  }

  /// The changes of a write with those of the log: the source record notes the place.
  ///
  /// @param changes the source record first
  /// @param random the epoch of a log that begins
  /// @param now second since the epoch
  public List<Change> completed(List<Change> changes, LogHead head, String random, long now) {
    var next = head.next(random);
    var all = new ArrayList<>(changes);
    if (all.getFirst() instanceof Change.Put(var row, var condition)) {
      var place = new LogPlace(next.position(), version);
      all.set(0, new Change.Put(SourceRecordCodec.placed(row, place), condition));
    }
    all.addAll(changes(next, now));
    return all;
  }

  private List<Change> changes(LogHead head, long now) {
    var shard = shard();
    var row =
        article == null
            ? LogRow.gone(shard, head.position(), key, was, now)
            : LogRow.put(shard, head.position(), key, article, was, now);
    var changes = new ArrayList<Change>();
    changes.add(head.change());
    changes.add(new Change.Put(row, Condition.NONE));
    if (former != null && former.position() != head.position()) {
      changes.add(retired(former.position(), head, now));
    }
    return changes;
  }

  /// Above the floor the row must not be missing, as a follower takes a gap for the end. Behind the
  /// head there is none, unless the head was lost.
  private Change retired(long position, LogHead head, long now) {
    return head.floor() < position && position < head.position()
        ? new Change.Put(LogRow.mark(shard(), position, now), Condition.NONE)
        : new Change.Delete(Keys.logRow(shard(), position), Condition.NONE);
  }
}
