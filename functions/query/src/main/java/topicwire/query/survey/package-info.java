/// Numbers of lists that the table keeps no count of: totals of filtered lists, facets, and all
/// categories, providers and authors. They are counted while a caller waits, as far as the budget
/// of a request suffices.
@NullMarked
package topicwire.query.survey;

import org.jspecify.annotations.NullMarked;
