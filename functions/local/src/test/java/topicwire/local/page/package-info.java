/**
 * The reader's page in a browser: {@link topicwire.local.page.Chromium} starts one that is
 * installed, {@link topicwire.local.page.DevTools} speaks its protocol, {@link
 * topicwire.local.page.Tab} does what a reader does and notes what the page asks for.
 */
@NullMarked
package topicwire.local.page;

import org.jspecify.annotations.NullMarked;
