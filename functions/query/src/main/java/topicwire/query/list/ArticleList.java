package topicwire.query.list;

import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topicwire.index.Slug;
import topicwire.index.expression.TopicExpression;
import topicwire.query.routing.Call;

/// One page of a list that was asked for.
///
/// @param heading what the list is of, null when it is no topic or category
/// @param unknown of an empty list, the topics of the expression that nothing has and that are not
///   defined: they may be mistyped
/// @param unknownAuthors of an empty list, the author that it asks for, where no article has it
public record ArticleList(
    Call call,
    @Nullable Heading heading,
    @Nullable TopicExpression expression,
    ArticlePage page,
    List<String> unknown,
    List<String> unknownAuthors) {
  public ArticleList {
    unknown = List.copyOf(unknown);
    unknownAuthors = List.copyOf(unknownAuthors);
  }

  /// One that asks for no author.
  public ArticleList(
      Call call,
      @Nullable Heading heading,
      @Nullable TopicExpression expression,
      ArticlePage page,
      List<String> unknown) {
    this(call, heading, expression, page, unknown, List.of());
  }

  /// What a list is of.
  ///
  /// @param kind `topic` or `category`
  /// @param known false for a topic that no article has and that is not defined
  public record Heading(String kind, String slug, boolean known) {
    public Heading(String kind, String slug) {
      this(kind, slug, true);
    }
  }

  /// Whether nothing is here, nor on a page after this one.
  public boolean isEmpty() {
    return page.shown().isEmpty() && page.next() == null;
  }

  /// The expression in slugs, null where the list is none of an expression.
  public @Nullable String expressionText() {
    return expression == null ? null : expression.toString();
  }

  /// Whether this page is the whole list.
  public boolean isWhole() {
    return page.next() == null && call.parameters().get(Cursor.PARAMETER) == null;
  }

  /// The slug whose counts in the table are of exactly this list, empty for that of all articles;
  /// null for a list that is counted nowhere.
  public @Nullable String countedSlug() {
    var slug = heading != null ? heading.slug() : expression != null ? expression.onlyTopic() : "";
    var sources = page.readers().stream().map(PartitionReader::source).toList();
    return slug != null
            && ListFilters.of(call.parameters()).isOfAll()
            && !sources.isEmpty()
            && sources.stream().allMatch(source -> source.isAllOf(slug))
            && sources.stream().map(PartitionReader.Source::visibility).distinct().count()
                == sources.size()
        ? slug
        : null;
  }

  /// The same under another heading.
  public ArticleList headed(Heading other) {
    return new ArticleList(call, other, expression, page, unknown, unknownAuthors);
  }

  /// The same with topics that are not known.
  public ArticleList withUnknown(List<String> slugs) {
    return new ArticleList(call, heading, expression, page, slugs, unknownAuthors);
  }

  /// The same with authors that are not known.
  public ArticleList withUnknownAuthors(List<String> slugs) {
    return new ArticleList(call, heading, expression, page, unknown, slugs);
  }

  /// Whether nothing can be here before a topic that is not known comes into use.
  public boolean waitsForUnknown() {
    return (heading != null && !heading.known())
        || (expression != null
            && expression.groups().stream()
                .noneMatch(group ->
                    disjoint(
                        group.wanted().stream().map(TopicExpression::slug).toList(), unknown)));
  }

  /// Where the following page begins; null on the last one.
  public @Nullable String nextCursor() {
    var position = page.next();
    return position == null ? null : Cursor.write(call, position);
  }

  /// The address of the following page, relative to the host; null on the last one.
  public @Nullable String next() {
    var cursor = nextCursor();
    return cursor == null ? null : call.reference(Cursor.PARAMETER, cursor);
  }

  /// The name of the topic or category: its most frequent spelling on the page, of several the
  /// smallest, so that no further request is needed for it. Of a topic with those below it, only
  /// its own spellings count. Null on a page that has none.
  public @Nullable String name() {
    var isTree = call.isTrue(Lists.DESCENDANTS);
    return page.shown().stream()
        .map(each -> each.entry().name())
        .filter(Objects::nonNull)
        .filter(name -> !isTree || heading == null || Slug.of(name).equals(heading.slug()))
        .collect(groupingBy(name -> name, counting()))
        .entrySet()
        .stream()
        .min(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
