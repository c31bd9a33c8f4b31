/// Tests of the settings of AWS clients that need the client of S3.
@NullMarked
package topicwire.runtime.aws;

import org.jspecify.annotations.NullMarked;
