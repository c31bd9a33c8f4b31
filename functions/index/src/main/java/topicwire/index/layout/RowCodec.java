package topicwire.index.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.ContentState;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.FlawJson;
import topicwire.index.Interpretation;
import topicwire.index.Label;
import topicwire.index.Visibility;
import topicwire.index.Window;
import topicwire.index.expression.StandingQuery;
import topicwire.index.expression.TopicExpression;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.Value;
import topicwire.index.taxonomy.Claims;
import topicwire.index.taxonomy.DefinedTopic;
import topicwire.runtime.http.ProblemException;

/// The rows that an interpretation has in the table, source record and counts aside: see
/// [SourceRecordCodec], [Counts].
public final class RowCodec {
  private RowCodec() {}

  /// The rows themselves, as [#keys] names them.
  ///
  /// @param modifiedAt that of the source record
  public static List<Row> of(
      String key, Interpretation interpretation, String now, @Nullable Long modifiedAt) {
    return switch (interpretation) {
      case Interpretation.Published(var article, var warnings, var window) ->
          ofArticle(article, warnings, interpretation, until(window), modifiedAt);
      case Interpretation.Draft(var article, var warnings, var hiddenBy) ->
          ofArticle(article, warnings, interpretation, hiddenBy(hiddenBy), modifiedAt);
      case Interpretation.Scheduled(var article, var warnings, var from, var _) ->
          ofArticle(
              article,
              warnings,
              interpretation,
              Map.of(Attributes.FROM, text(from.toString())),
              modifiedAt);
      case Interpretation.Expired(var article, var warnings) ->
          ofArticle(article, warnings, interpretation, Map.of(), modifiedAt);
      case Interpretation.Defined(var definition, var warnings) ->
          List.of(ofDefinition(definition, warnings));
      case Interpretation.Configured(var _, var _, var definitions) ->
          definitions.stream().map(definition -> ofDefinition(definition, List.of())).toList();
      case Interpretation.Queried(var query, var _) ->
          List.of(
              new Row(
                  Keys.query(key),
                  Map.of(
                      Attributes.EXPRESSION,
                      text(query.topics().toString()),
                      Attributes.TARGET,
                      text(query.target()))));
      case Interpretation.Rejected(var flaws) ->
          List.of(
              new Row(
                  Keys.rejection(key),
                  Map.of(
                      Attributes.FLAWS,
                      text(FlawJson.ofFlaws(flaws)),
                      Attributes.SINCE,
                      text(now))));
      case Interpretation.Ignored _, Interpretation.Deleted _ -> List.of();
    };
  }

  /// The entry of a published article in the list of all.
  public static Row feedEntry(Interpretation.Published published) {
    var attributes = new HashMap<>(until(published.window()));
    attributes.putAll(entryAttributes(published.article()));
    return ofEntry(published.article(), Partition.feed(Visibility.PUBLISHED), "", attributes);
  }

  /// The key of that entry.
  public static RowKey feedEntry(SourceRecord published) {
    return Keys.entry(
        Partition.feed(Visibility.PUBLISHED), published.manifest().publishedAt(), published.key());
  }

  /// The keys of the rows that a key holds, so that they can be deleted without being read.
  public static Set<RowKey> keys(String key, RowManifest manifest) {
    return switch (manifest.state()) {
      case PUBLISHED -> ofArticle(key, manifest, Visibility.PUBLISHED);
      case DRAFT, SCHEDULED, EXPIRED -> ofArticle(key, manifest, Visibility.DRAFT);
      case DEFINITION, SETTINGS ->
          manifest.topics().stream()
              .map(topic -> Keys.definition(topic.slug(), key))
              .collect(toUnmodifiableSet());
      case QUERY -> Set.of(Keys.query(key));
      case REJECTED -> Set.of(Keys.rejection(key));
      case IGNORED, DELETED -> Set.of();
    };
  }

  private static Set<RowKey> ofArticle(String key, RowManifest manifest, Visibility visibility) {
    var keys = new HashSet<RowKey>();
    keys.add(Keys.detail(visibility, key));
    keys.add(Keys.entry(Partition.feed(visibility), manifest.publishedAt(), key));
    if (manifest.category() != null) {
      keys.add(
          Keys.entry(
              Partition.category(visibility, manifest.category()), manifest.publishedAt(), key));
    }
    for (var topic : manifest.topics()) {
      keys.add(Keys.entry(Partition.topic(visibility, topic.slug()), manifest.publishedAt(), key));
    }
    // A draft has no rows of its addresses: nothing looks drafts up by them.
    if (visibility == Visibility.PUBLISHED) {
      if (manifest.urlHash() != null) {
        keys.add(Keys.url(manifest.urlHash(), key));
      }
      manifest.aliasHashes().forEach(hash -> keys.add(Keys.url(hash, key)));
    }
    if (manifest.due() != null) {
      keys.add(Keys.due(manifest.due(), key));
    }
    return keys;
  }

  private static Map<String, Value> hiddenBy(List<String> reasons) {
    return reasons.isEmpty()
        ? Map.of()
        : Map.of(Attributes.HIDDEN_BY, text(String.join(",", reasons)));
  }

  private static Map<String, Value> until(Window window) {
    var until = window.until();
    return until == null ? Map.of() : Map.of(Attributes.UNTIL, text(until.toString()));
  }

  /// @param state what only this state has, in detail and entries
  private static List<Row> ofArticle(
      Article article,
      List<Flaw> warnings,
      Interpretation interpretation,
      Map<String, Value> state,
      @Nullable Long modifiedAt) {
    var manifest = RowManifest.of(interpretation);
    var visibility =
        manifest.state() == ContentState.PUBLISHED ? Visibility.PUBLISHED : Visibility.DRAFT;
    var stated = new HashMap<>(state);
    if (visibility == Visibility.DRAFT) {
      stated.put(Attributes.STATE, text(manifest.state().word()));
    }
    var rows = new ArrayList<Row>();
    putModifiedAt(stated, modifiedAt);
    rows.add(ofDetail(article, warnings, visibility, stated));
    var entry = new HashMap<>(stated);
    entry.putAll(entryAttributes(article));
    rows.add(ofEntry(article, Partition.feed(visibility), "", entry));
    var category = article.category();
    if (category != null) {
      rows.add(
          ofEntry(
              article, Partition.category(visibility, category.slug()), category.name(), entry));
    }
    for (var topic : article.topics()) {
      rows.add(ofEntry(article, Partition.topic(visibility, topic.slug()), topic.name(), entry));
    }
    if (visibility == Visibility.PUBLISHED) {
      var webUrl = article.webUrl();
      if (webUrl != null) {
        rows.add(new Row(Keys.url(hash(webUrl), article.key()), Map.of()));
      }
      article.aliases().stream()
          .map(RowCodec::aliasHash)
          .distinct()
          .forEach(hash -> rows.add(new Row(Keys.url(hash, article.key()), Map.of())));
    }
    if (manifest.due() != null) {
      var due = new HashMap<>(entry);
      due.put(Attributes.STATE, text(manifest.state().word()));
      // Not in the index of the hottest: nobody asks for the hottest of them.
      due.remove(Attributes.HOT);
      rows.add(new Row(Keys.due(manifest.due(), article.key()), due));
    }
    return rows;
  }

  private static Row ofDetail(
      Article article, List<Flaw> warnings, Visibility visibility, Map<String, Value> state) {
    var attributes = new HashMap<>(state);
    attributes.put(Attributes.DETAIL, new Value.Bytes(Compression.deflate(article.detail())));
    attributes.put(Attributes.DICTIONARY, new Value.Whole(Compression.CURRENT));
    if (!warnings.isEmpty()) {
      attributes.put(Attributes.WARNINGS, text(FlawJson.ofFlaws(warnings)));
    }
    return new Row(Keys.detail(visibility, article.key()), attributes);
  }

  /// What an article's entries have in common; every list is one query because it is in each of
  /// them.
  private static Map<String, Value> entryAttributes(Article article) {
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.ITEM, new Value.Bytes(Compression.deflate(article.item())));
    attributes.put(Attributes.DICTIONARY, new Value.Whole(Compression.CURRENT));
    attributes.put(
        Attributes.HOT,
        text(Keys.hot(article.heat(), article.publishedAt() + "#" + article.key())));
    attributes.put(Attributes.HEAT, new Value.Whole(article.heat()));
    if (!article.day().equals(Article.dayOf(article.publishedAt()))) {
      attributes.put(Attributes.DAY, text(article.day()));
    }
    if (article.quality() != null) {
      attributes.put(Attributes.QUALITY, new Value.Whole(article.quality()));
    }
    if (article.type() != null) {
      attributes.put(Attributes.TYPE, text(folded(article.type())));
    }
    if (article.provider() != null) {
      attributes.put(Attributes.PROVIDER, text(folded(article.provider())));
    }
    if (article.category() != null) {
      attributes.put(Attributes.CATEGORY, text(article.category().slug()));
    }
    if (!article.topics().isEmpty()) {
      attributes.put(
          Attributes.TOPICS,
          new Value.Texts(article.topics().stream().map(Label::slug).collect(toUnmodifiableSet())));
    }
    return attributes;
  }

  private static void putModifiedAt(Map<String, Value> attributes, @Nullable Long modifiedAt) {
    if (modifiedAt != null) {
      attributes.put(Attributes.MODIFIED_AT, new Value.Whole(modifiedAt));
    }
  }

  private static Row ofEntry(
      Article article, Partition partition, String name, Map<String, Value> common) {
    var attributes = new HashMap<>(common);
    if (!name.isEmpty()) {
      attributes.put(Attributes.NAME, text(name));
    }
    return new Row(Keys.entry(partition, article.publishedAt(), article.key()), attributes);
  }

  private static Row ofDefinition(Definition definition, List<Flaw> warnings) {
    var attributes = new HashMap<String, Value>();
    attributes.put(Attributes.DEFINITION, text(definition.json()));
    var claims = definition.claims();
    if (!claims.label().isEmpty()) {
      attributes.put(Attributes.NAME, text(claims.label()));
    }
    putTexts(attributes, Attributes.ALIASES, claims.aliases());
    putTexts(attributes, Attributes.REPLACES, claims.replaces());
    putTexts(attributes, Attributes.PARENTS, claims.parents());
    putTexts(attributes, Attributes.NAMES, claims.names());
    if (definition.standsAlone()) {
      attributes.put(Attributes.STANDS_ALONE, new Value.Whole(1));
    }
    if (!warnings.isEmpty()) {
      attributes.put(Attributes.WARNINGS, text(FlawJson.ofFlaws(warnings)));
    }
    return new Row(Keys.definition(definition.slug(), definition.key()), attributes);
  }

  /// The topic that a definition's row defines; null for a row that is none.
  public static @Nullable DefinedTopic definedTopic(Row row) {
    var sort = row.key().sk();
    var cut = sort.indexOf('#');
    if (cut <= 0 || cut == sort.length() - 1 || row.text(Attributes.DEFINITION) == null) {
      return null;
    }
    var label = row.text(Attributes.NAME);
    return new DefinedTopic(
        sort.substring(cut + 1),
        sort.substring(0, cut),
        new Claims(
            label == null ? "" : label,
            new TreeSet<>(row.texts(Attributes.ALIASES)),
            new TreeSet<>(row.texts(Attributes.REPLACES)),
            new TreeSet<>(row.texts(Attributes.PARENTS)),
            new TreeSet<>(row.texts(Attributes.NAMES))));
  }

  /// The standing query of a row; null for a row that is none.
  public static @Nullable StandingQuery query(Row row) {
    var expression = row.text(Attributes.EXPRESSION);
    var target = row.text(Attributes.TARGET);
    if (!row.key().pk().equals(Keys.QUERIES_PARTITION) || expression == null || target == null) {
      return null;
    }
    try {
      return new StandingQuery(row.key().sk(), TopicExpression.of(expression), target);
    } catch (ProblemException damaged) {
      return null;
    }
  }

  private static void putTexts(Map<String, Value> attributes, String name, Set<String> texts) {
    if (!texts.isEmpty()) {
      attributes.put(name, new Value.Texts(texts));
    }
  }

  /// SHA-256 of a URL as lower-case hexadecimal digits: a URL may be longer than a key may be.
  public static String hash(String url) {
    return HexFormat.of().formatHex(RowDigest.sha256().digest(url.getBytes(UTF_8)));
  }

  /// The first half of the hash of an alias, without a slash at its end: a source record has all of
  /// an article's, and is read and written with each look at the file.
  public static String aliasHash(String alias) {
    return hash(alias.replaceFirst("/+$", "")).substring(0, 32);
  }

  /// A word that lists are filtered by, so that upper and lower case do not matter.
  public static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
