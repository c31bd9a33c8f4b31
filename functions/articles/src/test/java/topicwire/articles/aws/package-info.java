/** What each answer of S3 is taken for, with the real client against a server of our own. */
@NullMarked
package topicwire.articles.aws;

import org.jspecify.annotations.NullMarked;
