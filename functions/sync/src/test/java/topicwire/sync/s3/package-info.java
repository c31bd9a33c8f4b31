/// What the bucket makes of S3's answers.
@NullMarked
package topicwire.sync.s3;

import org.jspecify.annotations.NullMarked;
