package topicwire.index.table;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The database: one table of rows with a partition and a sort key, the index `hottest` (partition
/// key `pk`, sort key `hot`) and the index `sources` (partition key `sources`, sort key `key`).
/// Order is that of the UTF-8 bytes. Every method throws [TableException] when the database did not
/// answer as it should. Thread-safe.
///
/// Limits are DynamoDB's: a row 400 KB, a page 1 MB, a write 100 changes and 4 MB.
public interface Table {

  /// The row with this key, or null. Consistent: contains every write acknowledged before.
  @Nullable Row get(RowKey key, boolean consistent);

  /// Those of the rows that exist, in no order; eventually consistent; any number of distinct keys.
  List<Row> getAll(Collection<RowKey> keys);

  /// One page of a partition. One request to the database.
  RowPage walk(RowQuery walk);

  /// Makes all of the changes or none. A single change is a plain conditional write, several are a
  /// transaction. A condition that fails is [Commit#REFUSED] where it is that of the first change,
  /// whether others fail or not, else [Commit#OVERTAKEN].
  ///
  /// @throws TableException when the outcome is not known (the changes may have been or may yet be
  ///   made), or when the request was refused as invalid, which is a defect of this program
  Commit write(List<Change> changes);
}
