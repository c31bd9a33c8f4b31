package topicwire.local.contract;

import topicwire.index.ScannableTable;
import topicwire.index.memory.MemoryTable;

class MemoryTableTest extends TableContract {
  private final ScannableTable table = new MemoryTable();

  @Override
  ScannableTable table() {
    return table;
  }
}
