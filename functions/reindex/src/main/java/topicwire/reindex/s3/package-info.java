/// The listing of the bucket, read through Amazon S3.
@NullMarked
package topicwire.reindex.s3;

import org.jspecify.annotations.NullMarked;
