/** Bucket listing and queue through the AWS SDK: the only package of this module that knows it. */
@NullMarked
package topicwire.reindex.aws;

import org.jspecify.annotations.NullMarked;
