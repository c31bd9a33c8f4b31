package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;

/// The table as the public function's role may use it: every test that asks for anything else
/// fails, whatever the function makes of the refusal. So does a test that asks for a key which
/// DynamoDB would refuse as too long.
final class PublicRole implements Table {
  private static final Pattern READABLE =
      Pattern.compile(
          "(TOPIC#|CATEGORY#|MONTHS#|URL#|ARTICLE#|LOG#).*|FEED|TOPICS|TOPIC-DEFS|STATUS|LOG|SNAPSHOT",
          Pattern.DOTALL);
  private static final int PARTITION_KEY = 2_048;
  private static final int SORT_KEY = 1_024;

  private final Table table;

  PublicRole(Table table) {
    this.table = table;
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    require(key.pk(), key.sk());
    return table.get(key, consistent);
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    keys.forEach(key -> require(key.pk(), key.sk()));
    return table.getAll(keys);
  }

  @Override
  public RowPage walk(RowQuery walk) {
    require(walk.partition(), walk.from());
    require(walk.partition(), walk.to());
    var after = walk.after();
    if (after != null) {
      require(after.row().pk(), after.row().sk());
      require(after.row().pk(), after.sort());
    }
    return table.walk(walk);
  }

  @Override
  public Commit write(List<Change> changes) {
    throw new AssertionError("expected the public function not to write, found " + changes);
  }

  private static void require(String partition, @Nullable String sort) {
    if (!READABLE.matcher(partition).matches()) {
      throw new AssertionError("expected no access to the partition " + partition);
    }
    if (partition.getBytes(UTF_8).length > PARTITION_KEY
        || (sort != null && sort.getBytes(UTF_8).length > SORT_KEY)) {
      throw new AssertionError("expected keys that DynamoDB takes, found " + partition);
    }
  }
}
