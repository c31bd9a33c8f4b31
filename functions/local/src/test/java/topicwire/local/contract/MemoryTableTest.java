package topicwire.local.contract;

import topicwire.index.table.ScannableTable;
import topicwire.index.table.memory.InMemoryTable;

class MemoryTableTest extends TableContract {
  private final ScannableTable table = new InMemoryTable();

  @Override
  ScannableTable table() {
    return table;
  }
}
