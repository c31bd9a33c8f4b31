package topicwire.index.search;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an article must have to be found.
///
/// @param terms all of them
/// @param beginnings of terms: for each, a term that begins so
/// @param groups one of them; none asks for nothing
/// @param from sort key that it is not before; null for no bound
/// @param to sort key that it is before; null for no bound
public record SearchQuery(
    List<String> terms,
    List<String> beginnings,
    List<Group> groups,
    @Nullable String from,
    @Nullable String to) {

  /// One of several alternatives.
  ///
  /// @param wanted terms, all of them
  /// @param unwanted terms, none of them
  public record Group(Set<String> wanted, Set<String> unwanted) {
    public Group {
      wanted = Set.copyOf(wanted);
      unwanted = Set.copyOf(unwanted);
    }

    private boolean matches(SearchDocument document) {
      return wanted.stream().allMatch(term -> has(term, document))
          && unwanted.stream().noneMatch(term -> has(term, document));
    }

    private BitSet in(Segment segment) {
      var found = all(segment);
      for (var term : wanted) {
        found.and(segment.having(term));
      }
      for (var term : unwanted) {
        found.andNot(segment.having(term));
      }
      return found;
    }
  }

  public SearchQuery {
    terms = List.copyOf(terms);
    beginnings = List.copyOf(beginnings);
    groups = List.copyOf(groups);
  }

  /// Whether a document is found, by its terms and its date.
  public boolean matches(SearchDocument document) {
    return terms.stream().allMatch(term -> has(term, document))
        && beginnings.stream().allMatch(beginning -> begins(beginning, document))
        && (groups.isEmpty() || groups.stream().anyMatch(group -> group.matches(document)))
        && (from == null || document.sort().compareTo(from) >= 0)
        && (to == null || document.sort().compareTo(to) < 0);
  }

  private static boolean has(String term, SearchDocument document) {
    return Collections.binarySearch(document.terms(), term) >= 0;
  }

  private static boolean begins(String beginning, SearchDocument document) {
    var at = Collections.binarySearch(document.terms(), beginning);
    var next = at >= 0 ? at : -at - 1;
    return next < document.terms().size() && document.terms().get(next).startsWith(beginning);
  }

  /// The documents of a segment that are found.
  ///
  /// @return null where too many terms begin as one of the beginnings
  @Nullable BitSet in(Segment segment) {
    var found = all(segment);
    for (var term : terms) {
      if (found.isEmpty()) {
        return found;
      }
      found.and(segment.having(term));
    }
    for (var beginning : beginnings) {
      var having = segment.beginning(beginning);
      if (having == null) {
        return null;
      }
      found.and(having);
    }
    if (!groups.isEmpty() && !found.isEmpty()) {
      var any = new BitSet();
      groups.forEach(group -> any.or(group.in(segment)));
      found.and(any);
    }
    if (to != null) {
      found.clear(0, segment.rank(to));
    }
    if (from != null) {
      found.clear(segment.rank(from), Math.max(segment.rank(from), segment.documents()));
    }
    return found;
  }

  private static BitSet all(Segment segment) {
    var all = new BitSet(segment.documents());
    all.set(0, segment.documents());
    return all;
  }
}
