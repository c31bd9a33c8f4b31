/// What is read for editors only.
@NullMarked
package topicwire.index.read.editor;

import org.jspecify.annotations.NullMarked;
