/// Nodes to fields, each by its rule.
@NullMarked
package topicwire.articles.fields;

import org.jspecify.annotations.NullMarked;
