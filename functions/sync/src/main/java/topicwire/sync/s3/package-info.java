/// The bucket, read through Amazon S3.
@NullMarked
package topicwire.sync.s3;

import org.jspecify.annotations.NullMarked;
