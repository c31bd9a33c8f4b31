/// Bytes to text, text to front matter and body, front matter to nodes. Each syntax is bounded in
/// size, depth and number of nodes.
@NullMarked
package topicwire.articles.frontmatter;

import org.jspecify.annotations.NullMarked;
