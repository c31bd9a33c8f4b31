@NullMarked
package topicwire.query.contract;

import org.jspecify.annotations.NullMarked;
