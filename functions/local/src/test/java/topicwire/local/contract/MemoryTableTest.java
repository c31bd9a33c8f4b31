package topicwire.local.contract;

import topicwire.index.Table;
import topicwire.index.memory.MemoryTable;

class MemoryTableTest extends TableContract {
  private final Table table = new MemoryTable();

  @Override
  Table table() {
    return table;
  }
}
