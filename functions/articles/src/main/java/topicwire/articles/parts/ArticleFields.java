package topicwire.articles.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topicwire.articles.dates.Moment;
import topicwire.index.Label;

/// The fields of an article that have rules, checked.
///
/// @param category null when neither front matter nor key give a usable one
/// @param categories all of them where there are several
/// @param provider JSON object
/// @param domain the provider's
/// @param images JSON array
/// @param locale a language tag
/// @param related JSON array
public record ArticleFields(
    String title,
    @Nullable String excerpt,
    @Nullable String type,
    @Nullable Label category,
    List<String> categories,
    @Nullable Moment publishedDateTime,
    @Nullable Moment updatedDateTime,
    @Nullable String webUrl,
    @Nullable String originalUrl,
    @Nullable String ampWebUrl,
    @Nullable String cdnAmpWebUrl,
    @Nullable Long quality,
    @Nullable Long heat,
    @Nullable Boolean published,
    @Nullable Boolean removed,
    @Nullable String provider,
    @Nullable String domain,
    @Nullable String images,
    List<Label> topics,
    List<String> authors,
    @Nullable String locale,
    List<String> aliases,
    @Nullable String related) {

  /// An article without `heat` sorts, and is served, as one of heat 0.
  public long heatOrZero() {
    return heat == null ? 0 : heat;
  }
}
