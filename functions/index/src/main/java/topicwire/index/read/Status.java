package topicwire.index.read;

import org.jspecify.annotations.Nullable;

/// Is the index complete?
///
/// @param articles how many articles are indexed
/// @param verifiedAt UTC second at which index and bucket were last compared; null before that
/// @param drift how many public articles differed then; null before that
public record Status(long articles, @Nullable String verifiedAt, @Nullable Long drift) {}
