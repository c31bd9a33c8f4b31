package topicwire.index;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Attributes;
import topicwire.index.layout.SourceRecord;
import topicwire.index.log.Write;
import topicwire.index.table.Change;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.Table;
import topicwire.index.table.Value;

/// Indexes that withdraw and publish in two transactions, with a mistake in one of the two.
public final class WithdrawalMutants {
  private WithdrawalMutants() {}

  /// Leaves the second out.
  public static IndexWriter withdrawingOnly(Table table, Clock clock, Supplier<String> revisions) {
    return mutant(table, clock, revisions, both -> both.subList(0, 1));
  }

  /// Notes in the first what the second will have made, so that a repeated event finds the object
  /// unchanged.
  public static IndexWriter keepingEtag(Table table, Clock clock, Supplier<String> revisions) {
    return mutant(
        table,
        clock,
        revisions,
        both -> {
          var attributes = new HashMap<>(sourceRecord(both.getLast()).row().attributes());
          attributes.put(
              Attributes.REVISION, new Value.Text(revision(sourceRecord(both.getFirst()).row())));
          return List.of(
              with(both.getFirst(), attributes, sourceRecord(both.getFirst()).condition()),
              both.getLast());
        });
  }

  /// Writes the first under the revision that it is conditioned on.
  public static IndexWriter keepingRevision(Table table, Clock clock, Supplier<String> revisions) {
    return mutant(
        table,
        clock,
        revisions,
        both -> {
          var first = sourceRecord(both.getFirst());
          var attributes = new HashMap<>(first.row().attributes());
          attributes.putAll(((Condition.Equal) first.condition()).attributes());
          return List.of(
              with(both.getFirst(), attributes, first.condition()),
              with(
                  both.getLast(),
                  sourceRecord(both.getLast()).row().attributes(),
                  first.condition()));
        });
  }

  /// Puts another condition on the second.
  public static IndexWriter publishingIf(
      Condition condition, Table table, Clock clock, Supplier<String> revisions) {
    return mutant(
        table,
        clock,
        revisions,
        both ->
            List.of(
                both.getFirst(),
                with(both.getLast(), sourceRecord(both.getLast()).row().attributes(), condition)));
  }

  private static IndexWriter mutant(
      Table table, Clock clock, Supplier<String> revisions, UnaryOperator<List<Write>> mutation) {
    return new IndexWriter(table, clock, revisions) {
      @Override
      public List<Write> transactions(String key, @Nullable SourceRecord before, Observation seen) {
        var transactions = super.transactions(key, before, seen);
        return transactions.size() == 2 ? mutation.apply(transactions) : transactions;
      }
    };
  }

  private static Change.Put sourceRecord(Write write) {
    return (Change.Put) write.changes().getFirst();
  }

  private static String revision(Row row) {
    return String.valueOf(row.text(Attributes.REVISION));
  }

  private static Write with(Write write, Map<String, Value> attributes, Condition condition) {
    var all = new ArrayList<>(write.changes());
    var row = new Row(sourceRecord(write).key(), attributes);
    all.set(0, new Change.Put(row, condition));
    return new Write(all, write.entry());
  }
}
