/// Lists of articles that are found by words, author, change or decayed heat:
/// [topicwire.query.search.SearchRequest] is what is asked for, [topicwire.query.search.SearchList]
/// finds places by [topicwire.index.search.SearchIndex] and shows the rows that are there.
@NullMarked
package topicwire.query.search;

import org.jspecify.annotations.NullMarked;
