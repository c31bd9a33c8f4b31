/// The reader's page in a browser: [topicwire.local.page.Chromium] starts one that is installed,
/// [topicwire.local.page.DevTools] speaks its protocol, [topicwire.local.page.Tab] does what a
/// reader does and notes what the page asks for.
@NullMarked
package topicwire.local.page;

import org.jspecify.annotations.NullMarked;
