/// The body of an article as HTML that is safe to show, and excerpts as plain text. The libraries
/// that read Markdown and HTML are loaded with the first body or excerpt that needs them: most
/// requests need neither.
@NullMarked
package topicwire.query.body;

import org.jspecify.annotations.NullMarked;
