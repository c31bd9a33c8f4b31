package topicwire.reindex.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import topicwire.index.table.Row;
import topicwire.index.table.Value;
import topicwire.reindex.ReindexFixture;
import topicwire.reindex.Task;

/// What the walk over bucket and index takes for a difference.
class MergeJoinTest {
  private final ReindexFixture town = new ReindexFixture();

  @Test
  void walk_ofObjectWithAnotherSize_checksItRegardlessOfItsETag() {
    town.put("_news/a.md", ReindexFixture.file("A", "Red"));
    var other =
        town.tampered(row -> {
          var attributes = new HashMap<>(row.attributes());
          attributes.replace("size", new Value.Whole(1));
          return new Row(row.key(), attributes);
        });
    var tally = other.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.CHANGED) + tally.get(Counter.RECENT)).isEqualTo(1);
    assertThat(other.queue.take()).containsExactly("_news/a.md");
  }

  /// In the order of UTF-16 the emoji would come first, and both would seem to differ.
  @Test
  void walk_overKeysOfAllScripts_comparesThemInTheOrderOfUtf8Bytes() {
    town.put("_news/\uFFFD.md", ReindexFixture.file("A", "Red"));
    town.put("_news/😀.md", ReindexFixture.file("B", "Red"));
    town.bucket.delete("_news/\uFFFD.md");
    var tally = town.reindex(Task.WALK, false);
    assertThat(tally.get(Counter.ORPHANED)).isEqualTo(1);
    assertThat(tally.get(Counter.IN_SYNC)).isEqualTo(1);
    assertThat(town.queue.take()).containsExactly("_news/\uFFFD.md");
  }
}
