package topicwire.articles;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.ArticleDates;
import topicwire.articles.dates.DateReader;
import topicwire.articles.excerpt.Excerpts;
import topicwire.articles.fields.Comments;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.KeyNames;
import topicwire.articles.fields.Splitting;
import topicwire.articles.fields.UnreadNames;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.articles.frontmatter.FrontMatterSyntax;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.HiddenBy;
import topicwire.articles.hiding.Hiding;
import topicwire.articles.hiding.HidingRule;
import topicwire.articles.hiding.MisplacedHiding;
import topicwire.articles.hiding.Misspelling;
import topicwire.articles.hiding.TruthWords;
import topicwire.articles.json.ArticleJson;
import topicwire.articles.parts.Addresses;
import topicwire.articles.parts.ArticleFields;
import topicwire.articles.parts.Authors;
import topicwire.articles.parts.Categories;
import topicwire.articles.parts.Images;
import topicwire.articles.parts.Locales;
import topicwire.articles.parts.Structures;
import topicwire.articles.parts.Titles;
import topicwire.articles.parts.Topics;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Interpretation;

/// Applies the rules of an article's fields. Every flaw of a file is found in one go.
final class ArticleReader {
  static final int MAX_TITLE = Titles.MAX;
  static final int MAX_EXCERPT = 5_000;

  /// A word, but one that lists are filtered by.
  static final int MAX_TYPE = 100;

  private final ObjectKey key;
  private final Node.Mapping root;
  private final FrontMatter file;
  private final Settings settings;
  private final DateReader reader;
  private final String path;
  private final KeyNames names;
  private final Report report = new Report();
  private final Fields fields;
  private final ArticleDates dates;

  ArticleReader(ObjectKey key, Node.Mapping root, FrontMatter file, Settings settings) {
    this.key = key;
    this.root = root;
    this.file = file;
    this.settings = settings;
    reader = new DateReader(settings.zone());
    path = Objects.requireNonNullElse(key.path(), key.text());
    names = KeyNames.of(path);
    fields = new Fields(root, report);
    dates = new ArticleDates(path, fields, reader, report);
  }

  Interpretation read() {
    DuplicateNames.warn(root, report);
    var date = dates.published();
    var article = fields(date);
    var hiding = new Hiding(key, root, settings, reader, report).read(date);
    Misspelling.check(root, reader, report);
    UnreadNames.check(fields, name -> HidingRule.of(name) != null, report);
    if (file.syntax() == FrontMatterSyntax.YAML) {
      Comments.check(file.header(), root, report);
    }
    new MisplacedHiding(root, reader, report).check(file);
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var item = ArticleSize.item(key.text(), article, report);
    var detail = ArticleJson.detail(key.text(), article, root, file.body(), report);
    ArticleSize.check(detail, report);
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var second = article.publishedDateTime();
    var result =
        new Article(
            key.text(),
            second == null ? Article.UNDATED : second.second().toString(),
            Article.dayOf(second == null ? Article.UNDATED : second.text()),
            article.topics(),
            article.category(),
            article.type(),
            article.domain(),
            article.quality(),
            article.heatOrZero(),
            article.webUrl(),
            article.aliases().stream().limit(Article.MAX_ALIASES).toList(),
            item,
            detail);
    return hiding.reasons().isEmpty()
        ? new Interpretation.Published(result, report.warnings(), hiding.window())
        : new Interpretation.Draft(
            result, report.warnings(), hiding.reasons().stream().map(HiddenBy::code).toList());
  }

  private ArticleFields fields(ArticleDates.@Nullable Found date) {
    var structures = new Structures(fields, report);
    var provider = structures.provider();
    var splitting =
        file.syntax() == FrontMatterSyntax.LINES ? Splitting.AT_COMMAS : Splitting.WHOLE;
    var title =
        new Titles(fields, settings.titles(), report).read(file.body(), key.isHtml(), names);
    var categories = Categories.read(fields, names, key.firstFolder(), splitting, report);
    var addresses = new Addresses(fields, names, report);
    var published = date == null ? null : date.moment();
    var webUrl =
        addresses.webUrl(path, settings.webUrls(), published, title, categoryNames(categories));
    return new ArticleFields(
        title,
        excerpt(),
        fields.text(Field.TYPE, MAX_TYPE),
        categories.first(),
        categories.all(),
        published,
        dates.updated(),
        webUrl,
        addresses.url(Field.ORIGINAL_URL),
        addresses.url(Field.AMP_WEB_URL),
        addresses.url(Field.CDN_AMP_WEB_URL),
        fields.whole(Field.QUALITY),
        fields.whole(Field.HEAT),
        truth(Field.PUBLISHED),
        truth(Field.REMOVED),
        provider.json(),
        provider.domain(),
        new Images(webUrl, report).read(fields),
        new Topics(fields, names, splitting, report).read(path, settings),
        Authors.read(fields, splitting, report),
        Locales.read(fields, report),
        addresses.aliases(webUrl),
        structures.related());
  }

  private @Nullable String excerpt() {
    var excerpt = fields.text(Field.EXCERPT, MAX_EXCERPT);
    return excerpt == null ? Excerpts.of(file.body(), key.isHtml(), report) : excerpt;
  }

  private @Nullable Boolean truth(Field field) {
    return fields.first(field) instanceof Fields.Named(var _, Node.Scalar(var text, var _))
        ? TruthWords.read(text)
        : null;
  }

  private static List<String> categoryNames(Categories categories) {
    var first = categories.first();
    if (!categories.all().isEmpty() || first == null) {
      return categories.all();
    }
    return List.of(first.name());
  }
}
