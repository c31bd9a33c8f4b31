package topicwire.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// An expression over topics, an or of ands: `ai,robotics|quantum,-crypto` are the articles that
/// have both ai and robotics, or quantum without crypto. TopicEndpoint are named by slug or by
/// display name; a display name that holds a comma, a bar or begins with a hyphen is written as its
/// slug.
///
/// @param groups at least one
record TopicExpression(List<Group> groups) {

  /// What one article must satisfy to be in: all of the wanted, none of the unwanted.
  ///
  /// @param wanted slugs; may be empty when there is something unwanted
  record Group(SortedSet<String> wanted, SortedSet<String> unwanted) {
    @Override
    public String toString() {
      return Stream.concat(wanted.stream(), unwanted.stream().map(slug -> "-" + slug))
          .collect(Collectors.joining(","));
    }
  }

  /// Each group is a walk of its own and each term a condition on every row of one.
  private static final int MAX_TERMS = 10;

  private static final String PARAMETER = "topics";

  TopicExpression {
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
        var slug = Slugs.slug(PARAMETER, word.startsWith("-") ? word.substring(1) : word);
        (word.startsWith("-") ? group.unwanted() : group.wanted()).add(slug);
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
  List<String> slugs() {
    return groups.stream()
        .flatMap(group -> Stream.concat(group.wanted().stream(), group.unwanted().stream()))
        .distinct()
        .toList();
  }

  /// The expression in slugs, every group in order, without repetitions.
  @Override
  public String toString() {
    return groups.stream().map(Group::toString).collect(Collectors.joining("|"));
  }
}
