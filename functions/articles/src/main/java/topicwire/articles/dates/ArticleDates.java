package topicwire.articles.dates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.Fields.Named;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// Where an article has its dates: a field of ours or of a generator, the name of its file, its
/// address. The first that is readable wins.
public final class ArticleDates {

  /// Who a story is by and related to stands in the publisher's own files. Their names may begin
  /// with the date of an event instead of that of their publication.
  private static final List<String> OWN_FIELDS = List.of("provider", "related");

  private static final List<String> ADDRESSES = List.of("path", "permalink", "url");

  /// A date and where it was found.
  ///
  /// @param name of its field, null when it is that of the file
  /// @param line 0 when it is the file's name
  public record Found(Moment moment, @Nullable String name, int line) {}

  private final @Nullable String path;
  private final Fields fields;
  private final DateReader reader;
  private final Report report;

  /// The dates of one article.
  ///
  /// @param path its key behind the prefix
  public ArticleDates(@Nullable String path, Fields fields, DateReader reader, Report report) {
    this.path = path;
    this.fields = fields;
    this.reader = reader;
    this.report = report;
  }

  /// When the article was published, or null.
  public @Nullable Found published() {
    var own = fields.getPlain(Field.PUBLISHED_DATE_TIME.plainNames().getFirst());
    if (own != null) {
      return own(own);
    }
    var found = firstOf(Field.PUBLISHED_DATE_TIME);
    if (found == null) {
      found = inPublished();
    }
    if (found == null) {
      found = inNames();
    }
    if (found == null) {
      found = inAddresses();
    }
    return found == null ? lastModified() : found;
  }

  /// When it was changed last, or null.
  public @Nullable Moment updated() {
    var found = firstOf(Field.UPDATED_DATE_TIME);
    return found == null ? null : found.moment;
  }

  /// Our own field is no guess: what it means otherwise nobody knows.
  private @Nullable Found own(Named field) {
    fields.first(Field.PUBLISHED_DATE_TIME);
    var moment = field.node() instanceof Node.Scalar(var text, var _) ? reader.read(text) : null;
    if (moment == null) {
      report.flaw(
          "published-date-time-invalid",
          field.line(),
          field.name(),
          Message.of(DateReader.EXPECTED + "; correct it", found(field.node())));
      return null;
    }
    return new Found(moment, field.name(), field.line());
  }

  private @Nullable Found firstOf(Field field) {
    for (var plain : field.plainNames()) {
      var named = fields.getPlain(plain);
      var moment = named == null ? null : readable(named);
      if (named != null && moment != null) {
        fields.wins(field, named);
        return new Found(moment, named.name(), named.line());
      }
    }
    return null;
  }

  /// A truth under this name is no date, and what is neither is a flaw already.
  private @Nullable Found inPublished() {
    return ifReadable("published");
  }

  private @Nullable Found ifReadable(String wanted) {
    if (fields.get(wanted) instanceof Named(var name, Node.Scalar(var text, var line))) {
      var moment = reader.read(text);
      return moment == null ? null : new Found(moment, name, line);
    }
    return null;
  }

  private @Nullable Found inNames() {
    if (path == null || OWN_FIELDS.stream().anyMatch(fields::has)) {
      return null;
    }
    var day = NameDates.inKey(path);
    var moment = day == null ? null : reader.day(day);
    return moment == null ? null : new Found(moment, null, 0);
  }

  private @Nullable Found inAddresses() {
    for (var name : ADDRESSES) {
      if (fields.get(name) instanceof Named(var written, Node.Scalar(var text, var line))) {
        var day = NameDates.inAddress(text);
        var moment = day == null ? null : reader.day(day);
        if (moment != null) {
          return new Found(moment, written, line);
        }
      }
    }
    return null;
  }

  /// Better than no date at all.
  private @Nullable Found lastModified() {
    return ifReadable("lastmod");
  }

  private @Nullable Moment readable(Named field) {
    var moment = field.node() instanceof Node.Scalar(var text, var _) ? reader.read(text) : null;
    if (moment == null) {
      report.warn(
          "date-unreadable",
          field.line(),
          field.name(),
          Message.of(
              DateReader.EXPECTED + "; the field is left out, correct it", found(field.node())));
    }
    return moment;
  }

  private static String found(Node node) {
    return node instanceof Node.Scalar(var text, var _) ? Characters.quote(text) : "a list or map";
  }
}
