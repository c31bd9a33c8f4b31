package topicwire.query.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicwire.index.Slug;
import topicwire.index.layout.Counts;
import topicwire.query.article.ArticleFields;

/// The categories, providers and authors of articles, those with the most articles first.
///
/// @param exact whether all articles were looked at
record Names(List<Named> categories, List<Named> providers, List<Named> authors, boolean exact) {
  /// Names in an answer.
  private static final int MAX_NAMES = 1_000;

  Names {
    categories = List.copyOf(categories);
    providers = List.copyOf(providers);
    authors = List.copyOf(authors);
  }

  /// One of them.
  ///
  /// @param id what it is known by, a slug or a domain
  /// @param name its most frequent spelling, of several the smallest
  record Named(String id, String name, long articles) {}

  static Names of(Survey survey) {
    var categories = new TreeMap<String, Counts.Spellings>();
    var providers = new TreeMap<String, Counts.Spellings>();
    var authors = new TreeMap<String, Counts.Spellings>();
    for (var entry : survey.entries()) {
      var article = ArticleFields.of(entry.item());
      var category = entry.category();
      if (category != null) {
        var name = article.texts().getOrDefault("category", category);
        add(category, Slug.of(name).equals(category) ? name : category, categories);
      }
      var provider = entry.provider();
      if (provider != null) {
        add(provider, article.texts().getOrDefault("provider.name", provider), providers);
      }
      article.authors().forEach(name -> add(name, name, authors));
    }
    return new Names(list(categories), list(providers), list(authors), survey.complete());
  }

  private static void add(String id, String name, Map<String, Counts.Spellings> found) {
    found.computeIfAbsent(id, _ -> new Counts.Spellings()).add(name, 1);
  }

  private static List<Named> list(Map<String, Counts.Spellings> found) {
    return found.entrySet().stream()
        .map(each -> new Named(each.getKey(), each.getValue().shown(), each.getValue().sum()))
        .sorted(Comparator.comparingLong(Named::articles).reversed().thenComparing(Named::id))
        .limit(MAX_NAMES)
        .toList();
  }
}
