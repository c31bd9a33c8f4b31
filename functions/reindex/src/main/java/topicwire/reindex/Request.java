package topicwire.reindex;

/// What the function is asked for.
///
/// @param prefix only keys that begin with it are walked; empty for the whole bucket
/// @param force do what the safety limits against disaster refuse: delete suspiciously many
///   articles, hand the table over to another bucket
public record Request(Task task, String prefix, boolean force) {}
