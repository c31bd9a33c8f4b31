package topicwire.query.survey;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.index.read.IndexReader;
import topicwire.query.list.ArticleList;
import topicwire.query.list.PartitionReader;
import topicwire.runtime.http.ProblemException;

/// What a list says of all its articles, whichever page is asked for: with `total=true` how many
/// there are, with `facets` how many of each kind.
///
/// The articles of a topic and all articles are counted while they are written, so that their total
/// is exact and one request. What else is asked for is counted by a look at the list, within the
/// budget of the request; where that ends before the list, the answer says so.
public final class ListNumbers {
  private static final String TOTAL = "total";

  private ListNumbers() {}

  /// Writes the properties: `total`, or `totalAtLeast` where not all could be counted, and
  /// `facets`.
  ///
  /// @throws ProblemException when a parameter has another value
  public static void write(ArticleList list, IndexReader catalog, JsonGenerator json) {
    var parameters = list.call().parameters();
    var facets = Facets.of(parameters);
    var isTotal = list.call().isTrue(TOTAL);
    // Before the look at the list, which may leave nothing of the budget.
    var counted = isTotal ? counted(list, catalog) : null;
    if (counted != null) {
      json.writeNumberProperty(TOTAL, counted);
    }
    if (facets.isEmpty() && (counted != null || !isTotal)) {
      return;
    }
    var survey = Survey.of(list, catalog);
    if (isTotal && counted == null) {
      json.writeNumberProperty(survey.complete() ? TOTAL : "totalAtLeast", survey.entries().size());
    }
    if (!facets.isEmpty()) {
      Facets.write(facets, survey, json);
    }
  }

  /// The sum of the counts that are kept; null where a list has none, or where it is all on its
  /// first page, which takes no request.
  private static @Nullable Long counted(ArticleList list, IndexReader catalog) {
    var slug = list.isWhole() ? null : list.countedSlug();
    return slug == null
        ? null
        : list.page().readers().stream()
            .map(PartitionReader::source)
            .mapToLong(source ->
                slug.isEmpty()
                    ? catalog.articles(source.visibility())
                    : catalog.articles(source.visibility(), slug))
            .sum();
  }
}
