package topicwire.index;

/// A topic definition: what its publisher says of a topic beside the articles.
///
/// @param key the object key of the definition's file
/// @param slug at most 100 bytes of UTF-8
/// @param json object with `name` and, where given, `shortname`, `parent`, `keywords`, `hashtags`,
///   `images`
public record Definition(String key, String slug, String json) {}
