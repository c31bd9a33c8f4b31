package topicwire.query.list;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topicwire.index.ContentState;
import topicwire.index.Visibility;
import topicwire.index.layout.Partition;
import topicwire.index.read.EntryFilters;
import topicwire.index.read.IndexReader;
import topicwire.index.table.Filter;
import topicwire.index.table.RowQuery;
import topicwire.query.routing.Audience;
import topicwire.query.routing.Call;

/// Reads the lists of articles: of a topic, a category, an expression, or all. One request to the
/// table for each partition of the list, unless filters leave little of what was read.
public final class Lists {
  private final IndexReader catalog;
  private final Audience audience;

  public Lists(IndexReader catalog, Audience audience) {
    this.catalog = catalog;
    this.audience = audience;
  }

  /// The articles of the topic in the path; none when nothing has it. Only then the topic itself is
  /// looked up, so that a mistyped one is noticed.
  public ArticleList ofTopic(Call call) {
    var slug = Slugs.slug(call.variable("topic"));
    var listing =
        listing(
            call,
            new ArticleList.Heading("topic", slug),
            visibility -> Partition.topic(visibility, slug));
    return listing.isEmpty() && !isKnown(call, slug)
        ? listing.headed(new ArticleList.Heading("topic", slug, false))
        : listing;
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
    var sources =
        audience.visible(call).stream()
            .flatMap(visibility ->
                expression.groups().stream()
                    .filter(group -> disjoint(group.wanted(), group.unwanted()))
                    .map(group -> source(visibility, group, hidden(call))))
            .toList();
    var listing = read(call, null, expression, sources);
    // What contradicts itself is empty without a look.
    return listing.isEmpty() && !sources.isEmpty()
        ? listing.withUnknown(
            expression.slugs().stream().filter(slug -> !isKnown(call, slug)).toList())
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

  /// The walk of a group: over its rarest topic, so that the least is read in vain.
  private PartitionReader.Source source(
      Visibility visibility, TopicExpression.Group group, List<Filter> more) {
    var walked = rarest(visibility, group.wanted());
    var partition =
        walked == null ? Partition.feed(visibility) : Partition.topic(visibility, walked);
    var filters = new ArrayList<>(more);
    group.wanted().stream()
        .filter(slug -> !slug.equals(walked))
        .forEach(slug -> filters.add(EntryFilters.topic(slug)));
    group.unwanted().forEach(slug -> filters.add(EntryFilters.notTopic(slug)));
    return new PartitionReader.Source(visibility, partition.key(), filters);
  }

  /// The topic with the fewest articles, of several the first: whichever it is, the list is the
  /// same. Null for none. Only the topics of the expression are looked up, and none behind one that
  /// has no articles.
  private @Nullable String rarest(Visibility visibility, SortedSet<String> slugs) {
    if (slugs.size() < 2) {
      return slugs.isEmpty() ? null : slugs.first();
    }
    var rarest = slugs.first();
    var least = Long.MAX_VALUE;
    for (var slug : slugs) {
      var articles = least == 0 ? 0 : catalog.articles(visibility, slug);
      if (articles < least) {
        rarest = slug;
        least = articles;
      }
    }
    return rarest;
  }
}
