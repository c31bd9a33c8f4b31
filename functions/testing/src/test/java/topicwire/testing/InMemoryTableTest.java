package topicwire.testing;

import topicwire.index.table.ScannableTable;
import topicwire.testing.contract.TableContract;
import topicwire.testing.table.InMemoryTable;

class InMemoryTableTest extends TableContract {
  private final ScannableTable table = new InMemoryTable();

  @Override
  protected ScannableTable table() {
    return table;
  }
}
