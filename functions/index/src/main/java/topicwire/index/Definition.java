package topicwire.index;

import topicwire.index.taxonomy.Claims;
import topicwire.index.taxonomy.DefinedTopic;

/// A topic definition: what its publisher says of a topic beside the articles.
///
/// @param key the object key of the definition's file
/// @param slug at most 100 bytes of UTF-8
/// @param json object with `name` and, where given, `shortname`, `parent`, `keywords`, `hashtags`,
///   `images`, `parents`, `aliases`, `replaces`, `retired`, `names`
/// @param claims what concerns other topics, and articles
/// @param standsAlone whether the topic is public although no public article has it. By default it
///   is not: all of its articles may be hidden, and the definition would tell of them
public record Definition(String key, String slug, String json, Claims claims, boolean standsAlone) {

  /// One that is public with its topic's articles.
  public Definition(String key, String slug, String json) {
    this(key, slug, json, Claims.NONE, false);
  }

  /// The topic in the taxonomy.
  public DefinedTopic topic() {
    return new DefinedTopic(key, slug, claims);
  }
}
