package topicwire.index.read.topic;

/// How many articles a topic has of one month.
///
/// @param month `2023-10`, by UTC
public record Month(String month, long articles) {}
