/// The reader's page in a browser: [topicwire.checks.browser.Chromium] starts one that is
/// installed, [topicwire.checks.browser.DevTools] speaks its protocol,
/// [topicwire.checks.browser.Tab] does what a reader does and notes what the page asks for.
@NullMarked
package topicwire.checks.browser;

import org.jspecify.annotations.NullMarked;
