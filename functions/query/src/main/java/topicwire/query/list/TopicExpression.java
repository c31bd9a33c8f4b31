package topicwire.query.list;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// An expression over topics, an or of ands: `ai,robotics|quantum,-crypto` are the articles that
/// have both ai and robotics, or quantum without crypto. TopicEndpoint are named by slug or by
/// display name; a display name that holds a comma, a bar or begins with a hyphen is written as its
/// slug.
///
/// @param groups at least one
public record TopicExpression(List<Group> groups) {

  /// What one article must satisfy to be in: all of the wanted, none of the unwanted.
  ///
  /// @param wanted slugs, one of a topic with all below it with [#BELOW] behind it; may be empty
  ///   when there is something unwanted
  public record Group(SortedSet<String> wanted, SortedSet<String> unwanted) {

    /// The wanted topics by themselves.
    SortedSet<String> wantedTopics() {
      return wanted.stream().filter(term -> !isTree(term)).collect(toCollection(TreeSet::new));
    }

    /// Those of which the topics below are wanted as well.
    SortedSet<String> wantedTrees() {
      return trees(wanted);
    }

    SortedSet<String> unwantedTopics() {
      return unwanted.stream().filter(term -> !isTree(term)).collect(toCollection(TreeSet::new));
    }

    SortedSet<String> unwantedTrees() {
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
  static final String BELOW = "/*";

  private static boolean isTree(String term) {
    return term.endsWith(BELOW);
  }

  /// The slug of a term.
  static String slug(String term) {
    return isTree(term) ? term.substring(0, term.length() - BELOW.length()) : term;
  }

  /// Each group is a walk of its own and each term a condition on every row of one.
  private static final int MAX_TERMS = 10;

  private static final String PARAMETER = "topics";

  public TopicExpression {
    groups = List.copyOf(groups);
  }

  /// Reads an expression.
  ///
  /// @throws ProblemException when a term is empty, there are more than 10, or operators of other
  ///   languages
  static TopicExpression of(String text) {
    ForeignOperators.refuse(PARAMETER, text);
    var groups = new ArrayList<Group>();
    var terms = 0;
    for (var alternative : text.split("\\|", -1)) {
      var group = new Group(new TreeSet<>(), new TreeSet<>());
      for (var term : alternative.split(",", -1)) {
        var word = term.strip();
        var named = word.startsWith("-") ? word.substring(1) : word;
        var topic = Slugs.slug(PARAMETER, slug(named)) + (isTree(named) ? BELOW : "");
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

  /// All topics that it names, each once.
  public List<String> slugs() {
    return groups.stream()
        .flatMap(group -> Stream.concat(group.wanted().stream(), group.unwanted().stream()))
        .map(TopicExpression::slug)
        .distinct()
        .toList();
  }

  /// The slug of the topic that is all it asks for, null when it asks for more.
  @Nullable String onlyTopic() {
    var group = groups.getFirst();
    var isOne =
        groups.size() == 1 && group.wantedTopics().size() == 1 && group.wanted().size() == 1;
    return isOne && group.unwanted().isEmpty() ? group.wanted().first() : null;
  }

  /// Whether it asks for all topics below one.
  boolean hasTrees() {
    return groups.stream()
        .flatMap(group -> Stream.concat(group.wanted().stream(), group.unwanted().stream()))
        .anyMatch(TopicExpression::isTree);
  }

  /// The same with other slugs.
  TopicExpression named(UnaryOperator<String> names) {
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
