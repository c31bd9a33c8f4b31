package topicwire.index.table;

/// What a row must satisfy to be returned by a [RowQuery]. It is applied after the row was read:
/// rows that do not pass are paid for and count towards [RowQuery#limit].
public sealed interface Filter {

  /// The attribute is a set that contains the text.
  record Has(String attribute, String text) implements Filter {}

  /// The attribute is absent, or a set without the text.
  record HasNot(String attribute, String text) implements Filter {}

  /// The attribute is exactly this text.
  record Is(String attribute, String text) implements Filter {}

  /// The attribute is a number, at least this one.
  record AtLeast(String attribute, long number) implements Filter {}

  /// Whether a row satisfies it.
  default boolean passes(Row row) {
    return switch (this) {
      case Has(var attribute, var text) -> row.texts(attribute).contains(text);
      case HasNot(var attribute, var text) -> !row.texts(attribute).contains(text);
      case Is(var attribute, var text) -> text.equals(row.text(attribute));
      case AtLeast(var attribute, var number) -> {
        var found = row.number(attribute);
        yield found != null && found >= number;
      }
    };
  }
}
