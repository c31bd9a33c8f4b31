/// The index: its model, and the one way to change it.
///
/// - The model: [topicwire.index.Article], [topicwire.index.Definition], [topicwire.index.Label],
///   [topicwire.index.Flaw]; [topicwire.index.Interpretation] is what one object key and its bytes
///   mean.
/// - [topicwire.index.IndexWriter] replaces the rows of one key in one transaction.
/// - `log` is what followers read of every change; `expression` is how lists of several topics are
///   asked for, by callers and by standing queries.
/// - `layout` turns an interpretation into rows and back, `table` is the seam to the database,
///   `read` answers lists and counts, `audit` finds and repairs rows that nobody accounts for.
@NullMarked
package topicwire.index;

import org.jspecify.annotations.NullMarked;
