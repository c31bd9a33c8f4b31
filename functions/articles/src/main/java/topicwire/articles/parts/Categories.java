package topicwire.articles.parts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.fields.KeyNames;
import topicwire.articles.fields.Splitting;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Label;

/// The categories of an article: those of its front matter, then the folders above `_posts`, else
/// the first folder.
///
/// @param first by which lists are filtered, null when there is no usable one
/// @param all as they are shown, empty where the first says everything
public record Categories(@Nullable Label first, List<String> all) {

  /// More are no categories but something else.
  private static final int MAX = 50;

  static final String SINGLE = "category";
  static final String PLURAL = "categories";

  /// Reads the categories of one article.
  ///
  /// @param folder the first one of the key, null where there is none
  /// @param splitting of a text behind the plural name
  public static Categories read(
      Fields fields, KeyNames names, @Nullable String folder, Splitting splitting, Report report) {
    var found = new LinkedHashSet<String>();
    @Nullable Label first = null;
    var given = new ArrayList<Node.Scalar>();
    var single = fields.get(SINGLE);
    if (single != null) {
      fields.wins(Field.CATEGORY, single);
      Fields.texts(single.node(), given);
    }
    for (var plural : fields.withTaxonomies(PLURAL)) {
      fields.wins(Field.CATEGORIES, plural);
      addPlural(plural.node(), names.inPosts() ? Splitting.AT_BLANKS : splitting, given);
    }
    for (var category : given) {
      var label = found.contains(category.text()) ? null : usable(category, report);
      if (label != null && found.size() < MAX) {
        found.add(label.name());
        first = first == null ? label : first;
      }
    }
    for (var above : names.abovePosts()) {
      var label = ofFolder(above, report);
      if (label != null && found.add(label.name())) {
        first = first == null ? label : first;
      }
    }
    if (first == null && folder != null) {
      first = ofFolder(folder, report);
    }
    var several = found.size() > 1 || fields.has(PLURAL);
    return new Categories(first, several ? List.copyOf(found) : List.of());
  }

  private static void addPlural(Node node, Splitting splitting, List<Node.Scalar> into) {
    if (node instanceof Node.Scalar(var text, var line)) {
      splitting.split(text).forEach(name -> into.add(new Node.Scalar(name, line)));
    } else {
      Fields.texts(node, into);
    }
  }

  private static @Nullable Label usable(Node.Scalar category, Report report) {
    var text = category.text();
    if (text.isBlank()) {
      return null;
    }
    if (Characters.exceeds(text, Topics.MAX_NAME)) {
      report.warn(
          "category-too-long",
          category.line(),
          SINGLE,
          Message.of(
              "expected at most %,d characters, found %s; the category is left out, shorten it",
              Topics.MAX_NAME, Characters.quote(text)));
      return null;
    }
    return Topics.label(text, category.line(), SINGLE, "category-dropped", report);
  }

  private static @Nullable Label ofFolder(String folder, Report report) {
    return Characters.exceeds(folder, Topics.MAX_NAME)
        ? null
        : Topics.label(folder, 0, SINGLE, "category-dropped", report);
  }
}
