package topicwire.index.expression;

/// Somebody who is to be sent what changes in a list.
///
/// @param key the object key of the file that says so
/// @param topics which articles, without trees
/// @param target where to, an address
public record StandingQuery(String key, TopicExpression topics, String target) {}
