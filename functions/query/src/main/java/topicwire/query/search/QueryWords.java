package topicwire.query.search;

import java.util.ArrayList;
import java.util.List;
import topicwire.index.search.Term;
import topicwire.index.search.Words;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;

/// The words of the parameter `q`: an article has all of them in its title or excerpt. An asterisk
/// behind a word means all words that begin so. Whatever else is neither letter nor number stands
/// between words.
///
/// @param terms of whole words
/// @param beginnings of terms
record QueryWords(List<String> terms, List<String> beginnings) {
  static final String PARAMETER = "q";

  /// Each is a read of its own.
  private static final int MAX_WORDS = 10;

  private static final int MAX_LENGTH = 500;

  /// So that few words begin so.
  private static final int SHORTEST_BEGINNING = 2;

  QueryWords {
    terms = List.copyOf(terms);
    beginnings = List.copyOf(beginnings);
  }

  static QueryWords of(String text) {
    var terms = new ArrayList<String>();
    var beginnings = new ArrayList<String>();
    for (var part : text.split("\\s+", -1)) {
      var words = Words.of(part);
      if (words.isEmpty()) {
        continue;
      }
      if (part.startsWith("-")) {
        throw ProblemException.invalid(
            PARAMETER,
            "Expected words that an article has, found %s, which in other searches means that it does not. Leave it out."
                .formatted(Problem.quote(part)));
      }
      words.stream().map(Term::word).forEach(terms::add);
      if (part.endsWith("*")) {
        beginnings.add(beginning(terms.removeLast(), words.getLast()));
      }
    }
    var found = terms.size() + beginnings.size();
    if (found == 0 || found > MAX_WORDS || text.length() > MAX_LENGTH) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected 1 to %d words of letters or numbers in at most %d characters, found %s. Correct it."
              .formatted(MAX_WORDS, MAX_LENGTH, Problem.quote(text)));
    }
    return new QueryWords(
        terms.stream().distinct().toList(), beginnings.stream().distinct().toList());
  }

  private static String beginning(String term, String word) {
    if (word.codePointCount(0, word.length()) < SHORTEST_BEGINNING) {
      throw ProblemException.invalid(
          PARAMETER,
          "Expected at least %d letters before an asterisk, found %s. Write more of the word."
              .formatted(SHORTEST_BEGINNING, Problem.quote(word + "*")));
    }
    return term;
  }
}
