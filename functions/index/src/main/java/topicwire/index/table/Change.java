package topicwire.index.table;

import java.util.Map;

/// One action of a write: see [Table#write].
public sealed interface Change {

  /// The row that this change touches.
  RowKey key();

  /// Writes the whole row, over whatever stood there.
  record Put(Row row, Condition condition) implements Change {
    @Override
    public RowKey key() {
      return row.key();
    }
  }

  /// Deletes the row; a row that does not exist is no error.
  record Delete(RowKey key, Condition condition) implements Change {}

  /// Adds to a number (a row or attribute that does not exist counts as 0) and sets other
  /// attributes beside it.
  record Add(RowKey key, String attribute, long amount, Map<String, Value> set) implements Change {
    public Add {
      set = Map.copyOf(set);
    }
  }

  /// Sets attributes of a row, which is made where it does not exist; its others stay.
  record Assign(RowKey key, Map<String, Value> attributes) implements Change {
    public Assign {
      attributes = Map.copyOf(attributes);
    }
  }
}
