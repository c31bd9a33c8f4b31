package topicwire.query.feed;

import java.util.Locale;

/// How a feed is written.
public enum FeedFormat {
  /// RFC 4287, its pages linked as RFC 5005 says.
  ATOM("application/atom+xml"),
  /// RSS 2.0, pages linked by Atom's links.
  RSS("application/rss+xml"),
  /// JSON Feed 1.1.
  JSON("application/feed+json");

  private final String type;

  FeedFormat(String type) {
    this.type = type;
  }

  /// The content type.
  public String type() {
    return type;
  }

  /// How its paths end: `atom`, `rss` or `json`.
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The feed as UTF-8 bytes; the same feed always as the same bytes.
  public byte[] write(Feed feed) {
    return switch (this) {
      case ATOM -> AtomFeed.write(feed);
      case RSS -> RssFeed.write(feed);
      case JSON -> JsonFeed.write(feed);
    };
  }
}
