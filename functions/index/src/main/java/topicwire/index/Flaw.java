package topicwire.index;

import org.jspecify.annotations.Nullable;

/// What is wrong with a file, for its author.
///
/// @param code stable, for programs: `title-missing`
/// @param line in the file, counted from 1; 0 when it is about the file as a whole
/// @param field the front matter field concerned, null when none is
/// @param message what was expected, what was found, and what to do
public record Flaw(String code, int line, @Nullable String field, String message) {}
