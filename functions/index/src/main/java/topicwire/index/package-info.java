/**
 * The model, what is stored of it, and how that is read.
 *
 * <ul>
 *   <li>The model: {@link topicwire.index.Article}, {@link topicwire.index.Definition}, {@link
 *       topicwire.index.Label}, {@link topicwire.index.Flaw}; {@link
 *       topicwire.index.Interpretation} is what one object key stands for.
 *   <li>Stored: {@code RowCodec} turns a standing into rows (the only file that knows attribute
 *       names), {@link topicwire.index.layout.SourceRecord} says what a key owns, {@link
 *       topicwire.index.IndexWriter} replaces one standing by another in one transaction.
 *   <li>Read: {@link topicwire.index.read.IndexReader} answers lists, counts and articles.
 *   <li>{@link topicwire.index.table.Table} is the seam to the database, implemented by DynamoDB
 *       ({@code aws}) and in memory ({@code memory}), both held to one contract test.
 * </ul>
 */
@NullMarked
package topicwire.index;

import org.jspecify.annotations.NullMarked;
