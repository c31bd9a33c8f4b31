/// What only editors read: rejected files.
@NullMarked
package topicwire.query.editor;

import org.jspecify.annotations.NullMarked;
