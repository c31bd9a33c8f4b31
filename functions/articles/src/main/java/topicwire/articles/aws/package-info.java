/** The bucket, read through Amazon S3: the only package of this module that knows the SDK. */
@NullMarked
package topicwire.articles.aws;

import org.jspecify.annotations.NullMarked;
