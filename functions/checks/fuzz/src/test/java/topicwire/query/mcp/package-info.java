/// Messages of clients as strangers may write them.
@NullMarked
package topicwire.query.mcp;

import org.jspecify.annotations.NullMarked;
