package topicwire.articles.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a publisher says about all article files of a bucket, see `_topicwire.yaml`. Everything is
/// optional. Paths of keys are those behind the article prefix.
///
/// @param zone of dates without an offset; UTC by default
/// @param publishFuture whether a date ahead publishes at once (`future: publish`) or holds the
///   article (default)
/// @param topics names of the fields that hold topics, in order; null for `topics` then `tags`,
///   empty for none
/// @param titles further fields for the title, asked after `title`
/// @param exclude what is no article: keys, and folders that end in a slash; one without a slash
///   inside may stand anywhere in a key
/// @param include the only folders with an underscore that are read beside `_posts` and `_drafts`;
///   null for all
/// @param plain whether files without front matter are articles
/// @param requirePublish whether only what says `publish: true` or `published: true` is public
/// @param tags topics that a folder gives, by folder, with which keys begin: `blog/`; empty for all
/// @param webUrls patterns of addresses, by folder in the same way
/// @param site who publishes, for feeds and the page
public record Settings(
    ZoneId zone,
    boolean publishFuture,
    @Nullable List<String> topics,
    List<String> titles,
    List<String> exclude,
    @Nullable List<String> include,
    boolean plain,
    boolean requirePublish,
    Map<String, List<String>> tags,
    Map<String, String> webUrls,
    Site site) {

  /// What holds where there is no settings file.
  public static final Settings DEFAULT =
      new Settings(
          ZoneOffset.UTC,
          false,
          null,
          List.of(),
          List.of(),
          null,
          false,
          false,
          Map.of(),
          Map.of(),
          Site.UNKNOWN);

  /// Who publishes.
  ///
  /// @param title of the whole site
  /// @param url address of its start page, absolute
  /// @param language BCP 47 tag
  /// @param icon address of a picture, absolute
  /// @param author of articles that name none
  /// @param id of the site in feeds, which stays when its address changes
  public record Site(
      @Nullable String title,
      @Nullable String url,
      @Nullable String language,
      @Nullable String icon,
      @Nullable String author,
      @Nullable String id) {

    /// A site that says nothing of itself.
    public static final Site UNKNOWN = new Site(null, null, null, null, null, null);
  }
}
