package topicwire.query.list;

import static java.util.Collections.disjoint;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Visibility;
import topicwire.index.expression.TopicExpression;
import topicwire.index.layout.Partition;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.index.read.topic.Topic;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.FormerNames;
import topicwire.query.taxonomy.TaxonomyCache;
import topicwire.runtime.http.ProblemException;

/// Reads the lists of articles: of a topic, a category, an expression, or all. One request to the
/// table for each partition of the list, unless filters leave little of what was read.
public final class Lists {
  /// The parameter that asks for the topics below as well.
  public static final String DESCENDANTS = "descendants";

  private final IndexReader catalog;
  private final Audience audience;
  private final TaxonomyCache taxonomy;
  private final FormerNames formerNames;
  private final Planner planner;

  /// @param topics all that have articles, which may be a minute old
  public Lists(
      IndexReader catalog,
      Audience audience,
      TaxonomyCache taxonomy,
      FormerNames formerNames,
      Function<Visibility, List<Topic>> topics) {
    this.catalog = catalog;
    this.audience = audience;
    this.taxonomy = taxonomy;
    this.formerNames = formerNames;
    planner = new Planner(catalog, taxonomy::get, topics);
  }

  /// The articles of the topic in the path, with those of all topics below it where the call asks
  /// for them; none when nothing has it. Only then the topic itself is looked up, so that a
  /// mistyped one is noticed, and one that has another name now.
  ///
  /// @throws ProblemException 308 where the path names a topic by another name
  public ArticleList ofTopic(Call call) {
    var slug = Slugs.slug(call.variable("topic"));
    var heading = new ArticleList.Heading("topic", slug);
    var listing =
        call.isTrue(DESCENDANTS)
            ? read(call, heading, null, tree(call, slug))
            : listing(call, heading, visibility -> Partition.topic(visibility, slug));
    if (!listing.isEmpty()) {
      return listing;
    }
    formerNames.redirect(call, slug);
    return isKnown(call, slug)
        ? listing
        : listing.headed(new ArticleList.Heading("topic", slug, false));
  }

  private List<PartitionReader.Source> tree(Call call, String slug) {
    return audience.visible(call).stream()
        .flatMap(visibility -> planner.ofTree(visibility, slug, hidden(call), List.of()).stream())
        .toList();
  }

  private boolean isKnown(Call call, String slug) {
    return !slug.isEmpty()
        && audience.visible(call).stream()
            .anyMatch(visibility -> catalog.topic(visibility, slug) != null);
  }

  /// The articles of the category in the path.
  public ArticleList ofCategory(Call call) {
    var slug = Slugs.slug(call.variable("category"));
    return listing(
        call,
        new ArticleList.Heading("category", slug),
        visibility -> Partition.category(visibility, slug));
  }

  /// All articles, or those that satisfy the parameter `topics`. Only where there are none its
  /// topics are looked up, at most ten.
  public ArticleList ofAll(Call call) {
    var text = call.parameters().get("topics");
    if (text != null) {
      return listing(call, TopicExpression.of(text));
    }
    // By when they appear, the next first, unless another order is asked for.
    return audience.hidden(call) == ContentState.SCHEDULED && call.parameters().get("sort") == null
        ? scheduled(call)
        : listing(call, null, Partition::feed);
  }

  private ArticleList scheduled(Call call) {
    var source = new PartitionReader.Source(Visibility.DRAFT, Partition.due().key(), hidden(call));
    return read(call, null, null, List.of(source), RowQuery.Order.BY_KEY);
  }

  private List<Filter> hidden(Call call) {
    var state = audience.hidden(call);
    return state == null ? List.of() : List.of(EntryFilters.state(state));
  }

  private ArticleList listing(
      Call call, ArticleList.@Nullable Heading heading, Function<Visibility, Partition> partition) {
    var sources =
        audience.visible(call).stream()
            .map(visibility ->
                new PartitionReader.Source(
                    visibility, partition.apply(visibility).key(), hidden(call)))
            .toList();
    return read(call, heading, null, sources);
  }

  private ArticleList listing(Call call, TopicExpression expression) {
    var own = expression.named(slug -> formerNames.topic(call, slug));
    formerNames.redirect(call, "topics", expression.toString(), own.toString());
    var sources =
        audience.visible(call).stream()
            .flatMap(visibility ->
                expression.groups().stream()
                    .filter(group -> disjoint(group.wanted(), group.unwanted()))
                    .flatMap(group -> planner.sources(visibility, group, hidden(call)).stream()))
            .toList();
    var listing = read(call, null, expression, sources);
    // What contradicts itself is empty without a look.
    return listing.isEmpty() && !sources.isEmpty()
        ? listing.withUnknown(
            expression.slugs().stream()
                .filter(slug -> taxonomy.get().children(slug).isEmpty() && !isKnown(call, slug))
                .toList())
        : listing;
  }

  private ArticleList read(
      Call call,
      ArticleList.@Nullable Heading heading,
      @Nullable TopicExpression expression,
      List<PartitionReader.Source> sources) {
    return read(call, heading, expression, sources, null);
  }

  private ArticleList read(
      Call call,
      ArticleList.@Nullable Heading heading,
      @Nullable TopicExpression expression,
      List<PartitionReader.Source> sources,
      RowQuery.@Nullable Order order) {
    var asked = ListFilters.of(call.parameters());
    var listFilters = order == null ? asked : asked.in(order);
    var after = Cursor.read(call, listFilters);
    var page = ArticlePage.read(catalog, sources, listFilters, after, Limit.of(call));
    return new ArticleList(call, heading, expression, page, List.of());
  }
}
