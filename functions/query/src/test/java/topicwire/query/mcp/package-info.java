@NullMarked
package topicwire.query.mcp;

import org.jspecify.annotations.NullMarked;
