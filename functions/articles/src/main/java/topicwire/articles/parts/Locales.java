package topicwire.articles.parts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topicwire.articles.fields.Field;
import topicwire.articles.fields.Fields;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;

/// The language that an article says it is in.
///
/// Source: [BCP 47, Tags for Identifying Languages](https://www.rfc-editor.org/info/bcp47).
public final class Locales {
  /// The tag's first part is two or three letters, so that `ruby` is none; no tag known is longer.
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}");

  private Locales() {}

  /// Whether a text is the tag of a language.
  public static boolean isTag(String text) {
    return TAG.matcher(text).matches();
  }

  /// The tag with hyphens, as the file spells it otherwise; null where there is none.
  public static @Nullable String read(Fields fields, Report report) {
    var field = fields.first(Field.LOCALE);
    if (field == null) {
      return null;
    }
    var text = Fields.firstText(field.node());
    var tag = text == null ? "" : text.strip().replace('_', '-');
    if (TAG.matcher(tag).matches()) {
      return tag;
    }
    report.warn(
        "locale-invalid",
        field.line(),
        field.name(),
        Message.of(
            "expected a language tag as en or en-GB, found %s; the field is left out, correct it",
            text == null ? "a list or map" : Characters.quote(text)));
    return null;
  }
}
