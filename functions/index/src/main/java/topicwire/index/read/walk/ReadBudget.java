package topicwire.index.read.walk;

import java.util.function.Supplier;
import topicwire.index.table.RowPage;
import topicwire.index.table.TableException;

/// How many read units one request may cost, whatever it asks for, as anybody may send it. What
/// reads lists asks here how much it may read; [topicwire.index.read.IndexReader] counts every
/// walk, and refuses one beyond the budget. Whole articles, read by their keys, are not counted:
/// they are what an answer consists of. For the thread that answers.
public final class ReadBudget {
  /// Ten pages of 25 whole articles, at some 15 units each. A list that takes more goes on at its
  /// cursor, which is another request.
  public static final double UNITS = 150;

  /// Those of an entry of 1 KB, as long as nothing was read that tells better.
  private static final double UNITS_A_ROW = 0.125;

  /// With less than this left, no further piece is worth a request of its own.
  private static final double REST = 5;

  private static final ScopedValue<ReadBudget> CURRENT = ScopedValue.newInstance();

  private final double most;
  private double spent;
  private int rows;

  private ReadBudget(double most) {
    this.most = most;
  }

  /// Answers a request, which may cost [#UNITS] and no more than its last walk beyond that: one may
  /// meet larger rows than those before it made expect, but never more than a megabyte.
  public static <T> T within(Supplier<T> request) {
    return ScopedValue.where(CURRENT, new ReadBudget(UNITS)).call(request::get);
  }

  /// Reads what is held for everybody: it is not paid by the request that happens to come first.
  public static <T> T apart(Supplier<T> question) {
    return ScopedValue.where(CURRENT, new ReadBudget(Double.MAX_VALUE)).call(question::get);
  }

  /// Whether a list should end here, and go on at its cursor.
  public static boolean isSpent() {
    return CURRENT.isBound() && CURRENT.get().left() < REST;
  }

  /// Whether what was read so far may grow by this factor.
  public static boolean allows(double factor) {
    return !CURRENT.isBound() || CURRENT.get().spent * factor <= CURRENT.get().most;
  }

  /// How many rows a walk may read: as many as wanted, or what the budget is likely to suffice for,
  /// but at least one.
  ///
  /// @param walks how many walks, this one among them, are still to share it
  public static int rows(int wanted, int walks) {
    if (!CURRENT.isBound()) {
      return wanted;
    }
    var budget = CURRENT.get();
    var average = budget.rows == 0 ? UNITS_A_ROW : budget.spent / budget.rows;
    var likely = budget.left() / walks / average;
    return (int) Math.max(1, Math.min(wanted, likely));
  }

  /// To be asked before each walk.
  public static void require() {
    if (CURRENT.isBound() && CURRENT.get().left() <= 0) {
      throw new TableException(
          "expected an answer to cost at most %.0f read units, found them spent before its end"
              .formatted(UNITS));
    }
  }

  /// To be called behind each walk.
  public static void spend(RowPage page) {
    if (CURRENT.isBound()) {
      var budget = CURRENT.get();
      budget.spent += page.capacity();
      budget.rows += page.read();
    }
  }

  private double left() {
    return most - spent;
  }
}
