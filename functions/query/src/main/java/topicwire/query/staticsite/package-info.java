/// The pages that the publisher's static site serves, in the same shapes.
@NullMarked
package topicwire.query.staticsite;

import org.jspecify.annotations.NullMarked;
