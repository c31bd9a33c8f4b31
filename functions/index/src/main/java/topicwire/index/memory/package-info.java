/**
 * The table in memory: what the index needs of DynamoDB, with DynamoDB's semantics and limits, for
 * tests and measurements. No part of the functions' jars.
 */
@NullMarked
package topicwire.index.memory;

import org.jspecify.annotations.NullMarked;
