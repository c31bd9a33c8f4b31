/// What a publisher says about all article files of a bucket.
@NullMarked
package topicwire.articles.settings;

import org.jspecify.annotations.NullMarked;
