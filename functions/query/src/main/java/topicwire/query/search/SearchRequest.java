package topicwire.query.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.index.expression.TopicExpression;
import topicwire.index.search.Ordering;
import topicwire.index.search.SearchQuery;
import topicwire.index.search.Term;
import topicwire.query.list.DateParameter;
import topicwire.query.list.ListFilters;
import topicwire.query.list.Slugs;
import topicwire.query.list.TopicFilter;
import topicwire.runtime.http.Parameters;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// What a search is asked for.
///
/// @param query what is known of articles without their rows
/// @param filters what their rows must satisfy besides
/// @param author slug; null where none is asked for
/// @param least value of the ordering that the list ends at
record SearchRequest(
    SearchQuery query,
    ListFilters filters,
    Ordering ordering,
    @Nullable String author,
    long least) {
  static final String AUTHOR = "author";
  static final String UPDATED_FROM = "updatedFrom";
  static final String SORT = "sort";

  /// Of the list as a whole, which is not read here.
  private static final List<String> NOT_COUNTED = List.of("total", "facets");

  private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");

  /// Reads the parameters.
  ///
  /// @param topics the filter of the parameter `topics`
  /// @throws ProblemException when one has a value that it cannot have here
  static SearchRequest of(Parameters parameters, TopicFilter topics) {
    requireNoNumbers(parameters);
    var ordering = ordering(parameters.get(SORT));
    var others = new HashSet<>(parameters.names());
    others.removeAll(ListFilters.PARAMETERS);
    others.add(SORT);
    var filters = ListFilters.of(Parameters.of(parameters.without(others), ListFilters.PARAMETERS));
    var q = parameters.get(QueryWords.PARAMETER);
    var words = q == null ? new QueryWords(List.of(), List.of()) : QueryWords.of(q);
    var name = parameters.get(AUTHOR);
    var author = name == null ? null : Slugs.slug(AUTHOR, name);
    var terms = new ArrayList<>(words.terms());
    if (author != null) {
      terms.add(Term.author(author));
    }
    return new SearchRequest(
        new SearchQuery(
            terms, words.beginnings(), groups(topics), filters.firstSecond(), filters.endSecond()),
        filters,
        ordering,
        author,
        least(parameters.get(UPDATED_FROM), ordering));
  }

  private static void requireNoNumbers(Parameters parameters) {
    for (var name : NOT_COUNTED) {
      if (parameters.get(name) != null) {
        throw ProblemException.invalid(
            name,
            "Expected no %s of a list by words, author, change or decayed heat: such a list is not counted. Leave it out."
                .formatted(name));
      }
    }
  }

  static Ordering ordering(@Nullable String sort) {
    return switch (sort) {
      case null -> Ordering.NEWEST;
      case "published" -> Ordering.NEWEST;
      case "updated" -> Ordering.UPDATED;
      case "hot" -> Ordering.HOT;
      default ->
          throw ProblemException.invalid(
              SORT,
              "Expected published, updated or hot beside q, author and updatedFrom, found %s. Use one of the three."
                  .formatted(Problem.quote(sort)));
    };
  }

  /// Seconds are whole, so a fraction means the next one.
  private static long least(@Nullable String text, Ordering ordering) {
    if (text == null) {
      return 0;
    }
    var instant = DateParameter.instant(text);
    if (instant == null || instant.isBefore(YEAR_1)) {
      throw ProblemException.invalid(
          UPDATED_FROM,
          "Expected a date as 2024-04-11 or a date and time with offset as 2024-04-11T08:00:16Z, found %s. Correct it; in a query a plus sign is written %%2B."
              .formatted(Problem.quote(text)));
    }
    if (ordering != Ordering.UPDATED) {
      throw ProblemException.invalid(
          UPDATED_FROM, "Expected updatedFrom beside sort=updated only. Add that, or use from.");
    }
    var since = Duration.between(YEAR_1, instant);
    return Math.max(1, since.getNano() == 0 ? since.getSeconds() : since.getSeconds() + 1);
  }

  private static List<SearchQuery.Group> groups(TopicFilter filter) {
    var expression = filter.expression();
    return expression == null
        ? List.of()
        : expression.groups().stream()
            .map(group -> new SearchQuery.Group(terms(group.wanted()), terms(group.unwanted())))
            .toList();
  }

  private static Set<String> terms(Set<String> slugs) {
    return slugs.stream().map(Term::topic).collect(Collectors.toSet());
  }

  /// The topics that it names, each once.
  static List<String> topics(TopicFilter filter) {
    TopicExpression expression = filter.expression();
    return expression == null ? List.of() : expression.slugs();
  }
}
