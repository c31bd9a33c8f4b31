package topicwire.articles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topicwire.articles.excerpt.Excerpts;
import topicwire.articles.fields.ArticleFields;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.Misspelling;
import topicwire.articles.fields.Structures;
import topicwire.articles.fields.Topics;
import topicwire.articles.frontmatter.FrontMatter;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.Hiding;
import topicwire.articles.hiding.MisplacedHiding;
import topicwire.articles.hiding.TruthWords;
import topicwire.articles.json.ArticleJson;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Report;
import topicwire.articles.settings.Settings;
import topicwire.index.Article;
import topicwire.index.Interpretation;
import topicwire.index.Label;

/** Applies the rules of an article's fields. Every flaw of a file is found in one go. */
final class ArticleReader {
  static final int MAX_TITLE = 500;
  static final int MAX_EXCERPT = 5_000;

  /** A word, but one that lists are filtered by. */
  static final int MAX_TYPE = 100;

  private final ObjectKey key;
  private final Node.Mapping root;
  private final FrontMatter file;
  private final Settings settings;
  private final Instant now;
  private final Report report = new Report();
  private final Fields fields;

  ArticleReader(
      ObjectKey key, Node.Mapping root, FrontMatter file, Settings settings, Instant now) {
    this.key = key;
    this.root = root;
    this.file = file;
    this.settings = settings;
    this.now = now;
    fields = new Fields(root, report);
  }

  Interpretation read() {
    DuplicateNames.warn(root, report);
    var article = fields();
    var draft = new Hiding(key, root, now, report).read();
    Misspelling.check(root, now, report);
    new MisplacedHiding(root, now, report).check(file);
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var item = ArticleJson.item(key.text(), article);
    var detail = ArticleJson.detail(key.text(), article, root, file.body(), report);
    ArticleSize.check(item, detail, report);
    if (report.hasFlaws()) {
      return new Interpretation.Rejected(report.flaws());
    }
    var second = article.second();
    var result =
        new Article(
            key.text(),
            second == null ? Article.UNDATED : second.toString(),
            article.topics(),
            article.category(),
            article.type(),
            article.domain(),
            article.quality(),
            article.heatOrZero(),
            article.webUrl(),
            item,
            detail);
    return draft
        ? new Interpretation.Draft(result, report.warnings())
        : new Interpretation.Published(result, report.warnings());
  }

  private ArticleFields fields() {
    var structures = new Structures(root, report);
    var second = fields.second("publishedDateTime");
    if (second != null && !settings.publishFuture() && second.isAfter(now)) {
      report.warn(
          "date-in-future",
          fields.line("publishedDateTime"),
          "publishedDateTime",
          "the date lies in the future, the article is published at once; to hold it back write"
              + " `published: false`");
    }
    var updated = fields.second("updatedDateTime");
    return new ArticleFields(
        title(),
        excerpt(),
        fields.text("type", MAX_TYPE),
        category(),
        second == null ? null : fields.text("publishedDateTime"),
        second,
        updated == null ? null : fields.text("updatedDateTime"),
        fields.url("webUrl"),
        fields.url("originalUrl"),
        fields.url("ampWebUrl"),
        fields.url("cdnAmpWebUrl"),
        fields.whole("quality"),
        fields.whole("heat"),
        TruthWords.read(root, "published"),
        TruthWords.read(root, "removed"),
        structures.provider(),
        structures.domain(),
        structures.images(),
        Topics.read(root, report),
        structures.related());
  }

  private String title() {
    var name = root.get("title") == null && root.get("name") != null ? "name" : "title";
    var title = fields.required(name, MAX_TITLE);
    return title == null ? "" : title;
  }

  private @Nullable String excerpt() {
    var excerpt = fields.text("excerpt", MAX_EXCERPT);
    if (excerpt == null) {
      excerpt = fields.text("bio", MAX_EXCERPT);
    }
    return excerpt == null ? Excerpts.of(file.body(), key.isHtml(), report) : excerpt;
  }

  private @Nullable Label category() {
    var name = fields.text("category", Topics.MAX_NAME);
    if (name != null) {
      return label(name, fields.line("category"));
    }
    var folder = key.firstFolder();
    return folder == null || Characters.exceeds(folder, Topics.MAX_NAME) ? null : label(folder, 0);
  }

  private @Nullable Label label(String name, int line) {
    return Topics.label(name, line, "category", "category-dropped", report);
  }
}
