@NullMarked
package topicwire.query.editor;

import org.jspecify.annotations.NullMarked;
