/** The bucket in memory, for tests and measurements: same answers as S3, no network. */
@NullMarked
package topicwire.articles.memory;

import org.jspecify.annotations.NullMarked;
