package topicwire.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topicwire.index.read.Entry;
import topicwire.index.read.EntryFilters;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// What the parameters of a list ask of each article, and in which order they want them.
///
/// @param filters applied to rows that were read
/// @param minHeat in the order of heat a bound of the walk, so that nothing colder is read
public record ListFilters(
    DateRange dateRange, RowQuery.Order order, List<Filter> filters, @Nullable Long minHeat) {

  /// The parameters that are read here.
  public static final Set<String> PARAMETERS =
      Set.of("from", "to", "sort", "minHeat", "minQuality", "type", "category", "provider");

  /// Heat and quality of articles are within, either way.
  private static final long MOST = 1_000_000_000_000_000L;

  private static final int MAX_WORD = 500;

  public ListFilters {
    filters = List.copyOf(filters);
  }

  /// Reads the parameters.
  ///
  /// @throws ProblemException when one has a value that it cannot have
  public static ListFilters of(Parameters parameters) {
    var order = order(parameters.get("sort"));
    var filters = new ArrayList<Filter>();
    var minHeat = number("minHeat", parameters);
    if (minHeat != null && order != RowQuery.Order.HOTTEST) {
      filters.add(EntryFilters.minHeat(minHeat));
    }
    var minQuality = number("minQuality", parameters);
    if (minQuality != null) {
      filters.add(EntryFilters.minQuality(minQuality));
    }
    var type = word("type", parameters);
    if (type != null) {
      filters.add(EntryFilters.type(type));
    }
    var category = parameters.get("category");
    if (category != null) {
      filters.add(EntryFilters.category(Slugs.slug("category", category)));
    }
    var provider = word("provider", parameters);
    if (provider != null) {
      filters.add(EntryFilters.provider(provider));
    }
    return new ListFilters(DateRange.of(parameters), order, filters, minHeat);
  }

  /// The same in another order.
  ListFilters in(RowQuery.Order other) {
    return new ListFilters(dateRange, other, filters, minHeat);
  }

  private static RowQuery.Order order(@Nullable String sort) {
    return switch (sort) {
      case null -> RowQuery.Order.NEWEST;
      case "published" -> RowQuery.Order.NEWEST;
      case "heat" -> RowQuery.Order.HOTTEST;
      default ->
          throw ProblemException.invalid(
              "sort",
              "Expected published (newest first) or heat (hottest first), found %s. Use one of the"
                      .formatted(Problem.quote(sort))
                  + " two; /articles takes updated and hot too.");
    };
  }

  private static @Nullable Long number(String name, Parameters parameters) {
    var text = parameters.get(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("-?[0-9]{1,16}") || Math.abs(Long.parseLong(text)) > MOST) {
      throw ProblemException.invalid(
          name,
          "Expected a whole number from -%1$d to %1$d, found %2$s. Correct it."
              .formatted(MOST, Problem.quote(text)));
    }
    return Long.valueOf(text);
  }

  private static @Nullable String word(String name, Parameters parameters) {
    var text = parameters.get(name);
    if (text != null && (text.isEmpty() || text.length() > MAX_WORD)) {
      throw ProblemException.invalid(
          name,
          "Expected 1 to %d characters, found %s. Correct it or leave the parameter out."
              .formatted(MAX_WORD, Problem.quote(text)));
    }
    return text;
  }

  /// Whether an entry that was read by these filters is within the dates.
  public boolean contains(Entry entry) {
    return dateRange.contains(entry);
  }

  /// The first second of what is read; null for no bound.
  public @Nullable String firstSecond() {
    return dateRange.from();
  }

  /// The second behind what is read; null for no bound.
  public @Nullable String endSecond() {
    return dateRange.to();
  }

  /// Whether they leave no article out.
  boolean isOfAll() {
    return filters.isEmpty()
        && minHeat == null
        && dateRange.from() == null
        && dateRange.to() == null;
  }

  /// Whether these conditions leave rows out that were read.
  public boolean isFilter() {
    return !filters.isEmpty()
        || dateRange.isOfDays()
        || (order == RowQuery.Order.HOTTEST
            && (dateRange.from() != null || dateRange.to() != null));
  }

  /// The walk of a partition that satisfies these conditions, the dates of hot ones aside.
  public RowQuery walk(String partition, List<Filter> more, int rows) {
    var all = new ArrayList<>(filters);
    all.addAll(more);
    var walk = RowQuery.of(partition, order, rows).where(all);
    if (order != RowQuery.Order.HOTTEST) {
      return walk.between(dateRange.from(), dateRange.to());
    }
    return minHeat == null ? walk : walk.atLeast(minHeat);
  }
}
