/// The settings that every client of AWS is built with. Of the SDK only its core is used.
@NullMarked
package topicwire.runtime.aws;

import org.jspecify.annotations.NullMarked;
