/// The page for people: [topicwire.query.page.ReaderPage] puts the hand-written resources
/// `reader.html`, `reader.css` and the scripts together as one document. It asks nothing but the
/// public API, and on a developer's machine the editors' as well.
@NullMarked
package topicwire.query.page;

import org.jspecify.annotations.NullMarked;
