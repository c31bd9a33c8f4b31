/// What may see the parts of the package that nothing else sees.
@NullMarked
package topicwire.query;

import org.jspecify.annotations.NullMarked;
