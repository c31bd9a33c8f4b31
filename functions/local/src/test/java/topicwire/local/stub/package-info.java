/// Functions for tests of what surrounds functions.
@org.jspecify.annotations.NullMarked
package topicwire.local.stub;
