package topicwire.index.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import topicwire.index.Article;
import topicwire.index.Slug;

/// What is known of a public article to find it, and to put it in order.
///
/// @param sort UTC second and key, as in every list: `2023-10-17T00:31:00Z#_news/x.md`
/// @param updated second of the last change that the file names, else of publication; counted from
///   the year 1, so that none is negative, and 0 without a date
/// @param hot see [#hot(long, long)]
/// @param terms in the order of `String`, each once
public record SearchDocument(String sort, long updated, long hot, List<String> terms) {
  /// How much time a doubling of heat is worth: what has twice the heat stands beside what was
  /// published six hours later.
  public static final long SECONDS_A_DOUBLING = 6 * 3_600;

  public SearchDocument {
    terms = List.copyOf(terms);
  }

  /// Of an article as it stands in lists.
  ///
  /// @param item UTF-8 bytes of its JSON object
  /// @param topics slugs, those that it is found under
  public static SearchDocument of(String key, byte[] item, Set<String> topics) {
    var fields = ItemFields.of(item);
    var terms = new TreeSet<String>();
    Words.of(fields.title()).forEach(word -> terms.add(Term.word(word)));
    Words.of(fields.excerpt()).forEach(word -> terms.add(Term.word(word)));
    fields.authors().stream()
        .map(Slug::of)
        .filter(slug -> !slug.isEmpty())
        .forEach(slug -> terms.add(Term.author(slug)));
    topics.forEach(slug -> terms.add(Term.topic(slug)));
    var published = fields.published();
    var second = published == null ? Article.UNDATED : published.toString();
    var updated = fields.updated() == null ? published : fields.updated();
    return new SearchDocument(
        second + "#" + key,
        updated == null ? 0 : ItemFields.second(updated),
        published == null ? 0 : hot(ItemFields.second(published), fields.heat()),
        List.copyOf(terms));
  }

  /// Decayed heat as a position that does not change with time: what was published later is hotter
  /// by the time between, and each doubling of heat (plus one) is worth [#SECONDS_A_DOUBLING]. Heat
  /// below zero is none.
  static long hot(long published, long heat) {
    var doublings = Math.log(Math.max(0, heat) + 1.0) / Math.log(2);
    return published + Math.round(doublings * SECONDS_A_DOUBLING);
  }

  /// The object key.
  public String key() {
    return sort.substring(sort.indexOf('#') + 1);
  }
}
