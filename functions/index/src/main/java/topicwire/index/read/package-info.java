/// What is read of the index: lists, counts, topics, whole articles, rejections.
@NullMarked
package topicwire.index.read;

import org.jspecify.annotations.NullMarked;
