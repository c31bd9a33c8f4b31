/// What authors learn about their files: flaws and warnings, their words and their lines.
@NullMarked
package topicwire.articles.report;

import org.jspecify.annotations.NullMarked;
