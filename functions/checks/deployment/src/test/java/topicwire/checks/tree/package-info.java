/// The rules of the tree: which package may import what, and how large one may be.
@NullMarked
package topicwire.checks.tree;

import org.jspecify.annotations.NullMarked;
