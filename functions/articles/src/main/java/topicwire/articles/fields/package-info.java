/// Nodes to fields: the table of names, and what is looked up by it.
@NullMarked
package topicwire.articles.fields;

import org.jspecify.annotations.NullMarked;
