/// Topic expressions: `ai,robotics|quantum,-crypto`, as callers write them into addresses and
/// publishers into standing queries.
@NullMarked
package topicwire.index.expression;

import org.jspecify.annotations.NullMarked;
