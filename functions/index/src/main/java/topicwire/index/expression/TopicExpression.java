package topicwire.index.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.index.Slug;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// An expression over topics, an or of ands: `ai,robotics|quantum,-crypto` are the articles that
/// have both ai and robotics, or quantum without crypto. Topics are named by slug or by display
/// name; a display name that holds a comma, a bar or begins with a hyphen is written as its slug.
///
/// @param groups at least one
public record TopicExpression(List<Group> groups) {

  /// What one article must satisfy to be in: all of the wanted, none of the unwanted.
  ///
  /// @param wanted slugs, one of a topic with all below it with [#BELOW] behind it; may be empty
  ///   when there is something unwanted
  public record Group(SortedSet<String> wanted, SortedSet<String> unwanted) {

    /// The wanted topics by themselves.
    public SortedSet<String> wantedTopics() {
      return wanted.stream().filter(term -> !isTree(term)).collect(toCollection(TreeSet::new));
    }

    /// Those of which the topics below are wanted as well.
    public SortedSet<String> wantedTrees() {
      return trees(wanted);
    }

    public SortedSet<String> unwantedTopics() {
      return unwanted.stream().filter(term -> !isTree(term)).collect(toCollection(TreeSet::new));
    }

    public SortedSet<String> unwantedTrees() {
      return trees(unwanted);
    }

    private static SortedSet<String> trees(SortedSet<String> terms) {
      return terms.stream()
          .filter(TopicExpression::isTree)
          .map(TopicExpression::slug)
          .collect(toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      return Stream.concat(wanted.stream(), unwanted.stream().map(slug -> "-" + slug))
          .collect(Collectors.joining(","));
    }
  }

  /// Behind a topic: it, and all topics below it.
  public static final String BELOW = "/*";

  private static boolean isTree(String term) {
    return term.endsWith(BELOW);
  }

  /// The slug of a term.
  public static String slug(String term) {
    return isTree(term) ? term.substring(0, term.length() - BELOW.length()) : term;
  }

  /// Each group is a walk of its own and each term a condition on every row of one.
  private static final int MAX_TERMS = 10;

  private static final String PARAMETER = "topics";

  /// An article's topics have no longer slug, so nothing longer can be found.
  private static final int MAX_SLUG_BYTES = 400;

  public TopicExpression {
    groups = List.copyOf(groups);
  }

  /// Reads an expression.
  ///
  /// @throws ProblemException when a term is empty, there are more than 10, or operators of other
  ///   languages
  public static TopicExpression of(String text) {
    ForeignOperators.refuse(PARAMETER, text);
    var groups = new ArrayList<Group>();
    var terms = 0;
    for (var alternative : text.split("\\|", -1)) {
      var group = new Group(new TreeSet<>(), new TreeSet<>());
      for (var term : alternative.split(",", -1)) {
        var word = term.strip();
        var named = word.startsWith("-") ? word.substring(1) : word;
        var topic = topic(slug(named)) + (isTree(named) ? BELOW : "");
        (word.startsWith("-") ? group.unwanted() : group.wanted()).add(topic);
        terms++;
      }
      groups.add(group);
    }
    if (terms > MAX_TERMS) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected at most %d topics, found %d in %s. Ask for some of them at a time."
              .formatted(MAX_TERMS, terms, Problem.quote(text)));
    }
    return new TopicExpression(groups.stream().distinct().toList());
  }

  private static String topic(String name) {
    var slug = Slug.of(name);
    if (slug.isEmpty() || slug.getBytes(UTF_8).length > MAX_SLUG_BYTES) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected a slug or a name with a letter or digit in it, of at most %d bytes, found %s."
                  .formatted(MAX_SLUG_BYTES, Problem.quote(name))
              + " Correct it.");
    }
    return slug;
  }

  /// Whether an article with these topics is wanted, by terms without trees.
  ///
  /// @param slugs of its topics
  public boolean passes(Set<String> slugs) {
    return groups.stream()
        .anyMatch(group ->
            slugs.containsAll(group.wanted())
                && group.unwanted().stream().noneMatch(slugs::contains));
  }

  /// All topics that it names, each once.
  public List<String> slugs() {
    return groups.stream()
        .flatMap(group -> Stream.concat(group.wanted().stream(), group.unwanted().stream()))
        .map(TopicExpression::slug)
        .distinct()
        .toList();
  }

  /// The slug of the topic that is all it asks for, null when it asks for more.
  public @Nullable String onlyTopic() {
    var group = groups.getFirst();
    var isOne =
        groups.size() == 1 && group.wantedTopics().size() == 1 && group.wanted().size() == 1;
    return isOne && group.unwanted().isEmpty() ? group.wanted().first() : null;
  }

  /// Whether it asks for all topics below one.
  public boolean hasTrees() {
    return groups.stream()
        .flatMap(group -> Stream.concat(group.wanted().stream(), group.unwanted().stream()))
        .anyMatch(TopicExpression::isTree);
  }

  /// The same with other slugs.
  public TopicExpression named(UnaryOperator<String> names) {
    return new TopicExpression(
        groups.stream()
            .map(group -> new Group(named(group.wanted(), names), named(group.unwanted(), names)))
            .distinct()
            .toList());
  }

  private static SortedSet<String> named(SortedSet<String> terms, UnaryOperator<String> names) {
    return terms.stream()
        .map(term -> names.apply(slug(term)) + (isTree(term) ? BELOW : ""))
        .collect(toCollection(TreeSet::new));
  }

  /// The expression in slugs, every group in order, without repetitions.
  @Override
  public String toString() {
    return groups.stream().map(Group::toString).collect(Collectors.joining("|"));
  }
}
